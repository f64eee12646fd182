using System.Globalization;
using Icmesh.Host.Data;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Tests.Activity;

internal enum What
{
    Edit,
    Delete,
    Swap,
    Insert,
    Copy,
    Cut,
    Shift,
    Rehash,
    RehashOne,
}

/// <summary>One thing that somebody does to the record who has all rights over the database.</summary>
internal sealed record Tampering(What What, int A, int B, string Column, int Kind)
{
    private const string Id = "lower(hex(randomblob(4)))||'-0000-7000-8000-'||lower(hex(randomblob(6)))";

    public string Sql => What switch
    {
        What.Delete => $"DELETE FROM kernel_activity WHERE Sequence = {A}",
        What.Cut => $"DELETE FROM kernel_activity WHERE Sequence > {A - 1}",
        What.Swap => $"UPDATE kernel_activity SET Sequence = {A + B} - Sequence WHERE Sequence IN ({A}, {B})",
        What.Shift => $"UPDATE kernel_activity SET Sequence = Sequence + {Kind + 1} WHERE Sequence >= {A}",
        What.Insert => $"UPDATE kernel_activity SET Sequence = Sequence + 1 WHERE Sequence >= {A}; {Doubled($"{A}")}",
        What.Copy => Doubled("Sequence"),
        What.Edit => $"UPDATE kernel_activity SET {Column} = {Value} WHERE Sequence = {A}",
        _ => "",
    };

    /// <summary>Another value of the column's kind; <c>kind</c> 1 leaves it out where it may be left out.</summary>
    private string Value => Column switch
    {
        "Sequence" => string.Create(CultureInfo.InvariantCulture, $"Sequence + {1000 * (Kind + 1)}"),
        "At" => "strftime('%Y-%m-%d %H:%M:%S', At, '+1 second')",
        "Id" => $"upper({Id})",
        "SubjectId" or "ContractorId" or "SiteId" => Kind == 1 ? $"iif({Column} IS NULL, upper({Id}), NULL)" : $"upper({Id})",
        "Before" or "After" or "Reason" => Kind == 1 ? $"iif({Column} IS NULL, '', NULL)" : $"coalesce({Column}, '') || ' '",
        _ => $"{Column} || 'x'",
    };

    public Task DoAsync(HostDb db) => What switch
    {
        What.Rehash => EditedAsync(db, () => ChainFixture.RehashAsync(db, A)),
        What.RehashOne => EditedAsync(db, () => ChainFixture.RehashAsync(db, A, onlyOne: true)),
        _ => db.Database.ExecuteSqlRawAsync(Sql),
    };

    private async Task EditedAsync(HostDb db, Func<Task> rehash)
    {
        await db.Database.ExecuteSqlAsync($"UPDATE kernel_activity SET UserName = UserName || 'x' WHERE Sequence = {A}");
        await rehash();
    }

    private string Doubled(string number) =>
        $"INSERT INTO kernel_activity SELECT upper({Id}), {number}, At, UserName, Action, Subject, SubjectId, ContractorId, Before, After, Reason, PreviousHash, Hash, SiteId FROM kernel_activity WHERE Sequence = {B} LIMIT 1";
}
