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
        if (!_isTerminal || _drawn && Stopwatch.GetElapsedTime(_last) < TimeSpan.FromMilliseconds(100))
        {
            return;
        }

        (_last, _drawn) = (Stopwatch.GetTimestamp(), true);
        var filled = value.Rows == 0 ? 0 : Math.Min(Width, Width * value.Done / value.Rows);
        Console.Error.Write(value.Rows == 0 ? $"\r{value.Done} …" : $"\r[{new string('#', filled)}{new string('.', Width - filled)}] {value.Done}/{value.Rows}");
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
