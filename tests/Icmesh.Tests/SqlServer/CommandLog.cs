using System.Collections.Concurrent;

namespace Icmesh.Tests.SqlServer;

/// <summary>What the application would have sent to SQL Server.</summary>
internal sealed class CommandLog
{
    private readonly ConcurrentDictionary<string, Command> _commands = new();

    /// <summary>Who makes up rows for reads; null where reads find nothing.</summary>
    public RowMaker? Rows { get; set; }

    /// <summary>What the application is doing now.</summary>
    public string Doing { get; set; } = "";

    /// <summary>Each text once.</summary>
    public IReadOnlyList<Command> Commands => [.. _commands.Values.OrderBy(c => c.From, StringComparer.Ordinal).ThenBy(c => c.Sql, StringComparer.Ordinal)];

    /// <summary>Texts in the order of sending.</summary>
    public ConcurrentQueue<string> Sent { get; } = [];

    public void Add(string sql, IReadOnlyList<(string Name, string Type)> parameters)
    {
        Sent.Enqueue(sql);
        _commands.TryAdd(sql, new(sql, parameters, Doing));
    }
}
