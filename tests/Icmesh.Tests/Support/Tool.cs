using System.Diagnostics;

namespace Icmesh.Tests.Support;

/// <summary>The Host as a shell runs it: a process of its own, on the data directory of one test.</summary>
internal sealed class Tool : IDisposable
{
    public Tool()
    {
        Folder = Directory.CreateTempSubdirectory("icmesh-tool-").FullName;
        Directory.CreateDirectory(Path.GetDirectoryName(DatabaseFile)!);
    }

    /// <summary>The current folder of the processes.</summary>
    public string Folder { get; }

    public string DatabaseFile => Path.Combine(Folder, "data", "icmesh.db");

    public async Task<ToolResult> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        return await EndAsync(process);
    }

    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Icmesh.Host.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["Data__Directory"] = Path.GetDirectoryName(DatabaseFile);
        start.Environment["Rules__Directory"] = Repository.Rules;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        return Process.Start(start)!;
    }

    /// <summary>Waits for the end of a process and takes what it said.</summary>
    public static async Task<ToolResult> EndAsync(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await error);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

internal sealed record ToolResult(int Code, string Output, string Error);
