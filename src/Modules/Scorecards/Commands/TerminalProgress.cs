using Spectre.Console;

namespace Icmesh.Scorecards.Commands;

/// <summary>A bar with done, total and time left on standard error; nothing where no person watches.</summary>
internal static class TerminalProgress
{
    public static async Task<T> ShowAsync<T>(Func<IProgress<RunProgress>?, Task<T>> work)
    {
        if (Console.IsErrorRedirected)
        {
            return await work(null);
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async display =>
            {
                var task = display.AddTask("Evaluasi / evaluation");
                return await work(new Bar(task));
            });
    }

    private sealed class Bar(ProgressTask task) : IProgress<RunProgress>
    {
        public void Report(RunProgress value)
        {
            task.MaxValue = Math.Max(value.Total, 1);
            task.Value = value.Done;
        }
    }
}
