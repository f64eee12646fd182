using Icmesh.Kernel.Data;
using Icmesh.Kernel.Text;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Kernel.Modules;

/// <summary>
/// Runs a command-line verb: opens the database where the verb needs it, turns refusals into one sentence on standard error.
/// Exit codes: 0 done, 1 refused or invalid input, 2 wrong usage, 3 something failed.
/// </summary>
public sealed class VerbRunner(Func<IServiceProvider> services)
{
    public const int Done = 0, Refused = 1, Failed = 3;

    /// <param name="body">Gets a scope's services and returns the exit code.</param>
    /// <param name="database">Whether the database is made ready first.</param>
    public async Task<int> RunAsync(Func<IServiceProvider, CancellationToken, Task<int>> body, CancellationToken cancellationToken, bool database = true)
    {
        try
        {
            await using var scope = services().CreateAsyncScope();
            if (database)
            {
                await scope.ServiceProvider.GetRequiredService<IDatabaseStartup>().ReadyAsync(cancellationToken);
            }

            return await body(scope.ServiceProvider, cancellationToken);
        }
        catch (RefusedException refused)
        {
            await Console.Error.WriteLineAsync(refused.Remedy is { } remedy ? $"{refused.Reason.Both}\n  → {remedy.Both}" : refused.Reason.Both);
            return Refused;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Dibatalkan. / Cancelled.");
            return Refused;
        }
#pragma warning disable CA1031 // The last line of defence of a terminal program: exit code 3 and the reason.
        catch (Exception failure)
        {
            await Console.Error.WriteLineAsync($"Gagal. / Failed. {failure.GetType().Name}: {failure.Message}");
            if (System.Environment.GetEnvironmentVariable("ICMESH_TRACE") == "1")
            {
                await Console.Error.WriteLineAsync(failure.ToString());
            }

            return Failed;
        }
#pragma warning restore CA1031
    }

    /// <summary>A FILE argument means what it means in the shell that was typed in: <c>dotnet run</c> leaves the current folder alone.</summary>
    public static string CallersPath(string path) => Path.GetFullPath(path, System.Environment.CurrentDirectory);
}
