using System.Diagnostics;
using Icmesh.Imports.Runs;

namespace Icmesh.Imports.Commands;

/// <summary>A bar on standard error, where that is a terminal.</summary>
internal sealed class TerminalProgress : IProgress<ImportProgress>, IDisposable
{
    private const int Width = 30;
    private readonly bool _isTerminal = !Console.IsErrorRedirected;
    private long _last;
    private bool _drawn;

    public void Report(ImportProgress value)
    {
        if (!_isTerminal || _drawn && value.Step is not ImportStep.Storing && Stopwatch.GetElapsedTime(_last) < TimeSpan.FromMilliseconds(100))
        {
            return;
        }

        (_last, _drawn) = (Stopwatch.GetTimestamp(), true);
        Console.Error.Write($"\r{Line(value),-(Width + 30)}");
    }

    internal static string Line(ImportProgress value)
    {
        var filled = value.Rows == 0 ? 0 : Math.Min(Width, Width * value.Done / value.Rows);
        return value.Step switch
        {
            ImportStep.Reading => $"{value.Done} …",
            ImportStep.Deciding => $"[{new string('#', filled)}{new string('.', Width - filled)}] {value.Done}/{value.Rows}",
            ImportStep.Storing => $"Menyimpan / storing {value.Done} …",
        };
    }

    public void Dispose()
    {
        if (_drawn)
        {
            Console.Error.Write($"\r{new string(' ', Width + 30)}\r");
            _drawn = false;
        }
    }
}
