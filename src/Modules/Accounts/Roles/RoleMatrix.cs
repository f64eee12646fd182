using System.Collections.Frozen;
using Icmesh.Kernel.Security;

namespace Icmesh.Accounts.Roles;

/// <summary>How far each role holds each permission: <c>authz/matrix.csv</c>, the one place where that is said. Read once.</summary>
internal sealed class RoleMatrix
{
    private readonly FrozenDictionary<(string Role, string Permission), Scope> _cells;

    public RoleMatrix() : this(CsvFile.Read("matrix.csv"))
    {
    }

    /// <exception cref="InvalidOperationException">A cell is none of none, own, site, all, or a row has another length than the header.</exception>
    internal RoleMatrix(IReadOnlyList<string[]> rows)
    {
        Roles = rows[0][1..];
        Permissions = [.. rows.Skip(1).Select(r => r[0])];
        var cells = new Dictionary<(string, string), Scope>();
        foreach (var row in rows.Skip(1))
        {
            if (row.Length != rows[0].Length)
            {
                throw new InvalidOperationException($"authz/matrix.csv: {row[0]} has {row.Length} cells, not {rows[0].Length}.");
            }

            for (var i = 1; i < row.Length; i++)
            {
                if (Read(row[0], row[i]) is { } scope)
                {
                    cells.Add((rows[0][i], row[0]), scope);
                }
            }
        }

        _cells = cells.ToFrozenDictionary();
    }

    public IReadOnlyList<string> Roles { get; }

    public IReadOnlyList<string> Permissions { get; }

    /// <returns>Null where the role does not hold the permission.</returns>
    public Scope? Of(string role, string permission) => _cells.TryGetValue((role, permission), out var scope) ? scope : null;

    /// <summary>The widest that any of the roles gives.</summary>
    public Scope? Of(IEnumerable<string> roles, string permission) => roles.Select(r => Of(r, permission)).Max();

    private static Scope? Read(string permission, string cell) => cell switch
    {
        "none" => null,
        "own" => Scope.Own,
        "site" => Scope.Site,
        "all" => Scope.All,
        _ => throw new InvalidOperationException($"authz/matrix.csv: {permission} has the cell \"{cell}\"; use none, own, site or all."),
    };
}
