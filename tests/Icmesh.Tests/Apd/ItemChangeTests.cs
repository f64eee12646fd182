using Icmesh.Apd;
using Icmesh.Apd.Changing;
using Icmesh.Apd.Data;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Apd;

/// <summary>Receive, issue, inspect, return, lose, retire: what is true afterwards, and what is refused.</summary>
public sealed class ItemChangeTests : IAsyncLifetime
{
    private readonly ApdHouse _house = new();

    public Task InitializeAsync() => _house.InitializeAsync();

    public Task DisposeAsync() => _house.DisposeAsync();

    private Task<T> DoAsync<TWork, T>(Guid item, Func<TWork, Item, Task<T>> work) where TWork : notnull => _house.Database.InAsync<IServiceProvider, T>(async services =>
        await work(services.GetRequiredService<TWork>(), await services.GetRequiredService<ApdDb>().Items.SingleAsync(i => i.Id == item)));

    private Task<IReadOnlyList<Guid>> ReceiveAsync(string kind = "HELM", string? serials = "HLM-1", int? pieces = null, DateOnly? made = null) =>
        _house.Database.InAsync<ReceiveItems, IReadOnlyList<Guid>>(r => r.RunAsync(new() { Contractor = "k-1", Kind = kind, Serials = serials, Pieces = pieces, ManufacturedOn = made }, default));

    private Task<bool> IssueAsync(Guid item, Guid worker, string? signed = "budi", Acknowledgement how = Acknowledgement.Typed) => DoAsync<IssueItem, bool>(item, async (issue, it) =>
    {
        await issue.RunAsync(it, new() { Worker = worker, SignedAs = signed, Acknowledged = how, Version = it.Version }, default);
        return true;
    });

    private Task<bool> EventAsync(Guid item, EventKind kind, DateTime? at = null) => DoAsync<RecordEvent, bool>(item, async (record, it) =>
    {
        await record.RunAsync(it, new() { Kind = kind, At = at ?? new(2026, 3, 15, 12, 0, 0), Version = it.Version }, default);
        return true;
    });

    private Task<bool> InspectAsync(Guid item, bool passed, DateOnly? on = null, int? wear = null) => DoAsync<InspectItem, bool>(item, async (inspect, it) =>
    {
        await inspect.RunAsync(it, new() { Passed = passed, On = on ?? ApdHouse.Today, Wear = wear, Version = it.Version }, default);
        return true;
    });

    private static async Task<string> RefusedAsync(Func<Task> work) => (await Assert.ThrowsAsync<RefusedException>(work)).Reason.Id;

    [Fact]
    public async Task Stock_takes_makers_numbers_or_makes_labels_that_go_on()
    {
        await ReceiveAsync(serials: "A-1\r\nA-2\n");
        await ReceiveAsync(serials: null, pieces: 2);
        await ReceiveAsync(serials: null, pieces: 1);

        var serials = await _house.Database.InAsync<ApdDb, List<string>>(db => db.Items.OrderBy(i => i.Serial).Select(i => i.Serial).ToListAsync());
        Assert.Equal(["A-1", "A-2", "HELM-260315-001", "HELM-260315-002", "HELM-260315-003"], serials);
    }

    [Theory]
    [InlineData("HELM", "hlm-1", null, "sudah tercatat")]
    [InlineData("HELM", "X\nx", null, "dua kali")]
    [InlineData("GLOVE_G", "X", null, "tidak dilacak")]
    [InlineData("HELM", "X", "2026-03-16", "masa depan")]
    public async Task Bad_stock_is_refused(string kind, string serials, string? made, string said)
    {
        await ReceiveAsync();

        Assert.Contains(said, await RefusedAsync(() => ReceiveAsync(kind, serials, made: made is null ? null : DateOnly.Parse(made, null))), StringComparison.Ordinal);
        Assert.Equal(1, await _house.Database.InAsync<ApdDb, int>(db => db.Items.CountAsync()));
    }

    [Fact]
    public async Task Issue_is_signed_by_its_recipient_puts_the_item_to_use_and_makes_ready()
    {
        var helmet = (await ReceiveAsync())[0];

        Assert.Contains("bukan nama penerima", await RefusedAsync(() => IssueAsync(helmet, _house.Budi.Id, "Sari")), StringComparison.Ordinal);
        await IssueAsync(helmet, _house.Budi.Id, " BUDI ");

        var item = await _house.ItemAsync(helmet);
        Assert.Equal((ItemState.Issued, ApdHouse.Today, ApdHouse.Today.AddDays(365)), (item.State, item.InServiceOn, item.NextInspectionOn));
        var issue = await _house.Database.InAsync<ApdDb, Issue>(db => db.Issues.SingleAsync());
        Assert.Equal((Acknowledgement.Typed, "BUDI", "system"), (issue.Acknowledged, issue.SignedAs, issue.IssuedBy));
        Assert.Contains("sudah dipegang orang lain sejak 15 Mar 2026", await RefusedAsync(() => IssueAsync(helmet, _house.Sari.Id, "Sari")), StringComparison.Ordinal);
        Assert.Contains("bukan pekerja perusahaan", await RefusedAsync(() => IssueAsync(helmet, Guid.NewGuid())), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("returned", "belum diperiksa")]
    [InlineData("old", "Umur barang ini habis")]
    [InlineData("overdue", "terlewat")]
    [InlineData("lost", "tidak ada di gudang")]
    public async Task What_no_longer_protects_is_not_handed_out(string state, string said)
    {
        var helmet = (await ReceiveAsync())[0];
        await DoAsync<ApdDb, int>(helmet, (db, item) =>
        {
            item = db.Items.Local.Single();
            item.State = state switch { "returned" => ItemState.Returned, "lost" => ItemState.Lost, _ => item.State };
            item.InServiceOn = state == "old" ? new(2021, 3, 14) : null;
            item.NextInspectionOn = state == "overdue" ? ApdHouse.Today.AddDays(-1) : item.NextInspectionOn;
            return Icmesh.Tests.Support.Seeding.SeedAsync(db);
        });

        Assert.Contains(said, await RefusedAsync(() => IssueAsync(helmet, _house.Budi.Id)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_harness_that_arrests_a_fall_is_retired_and_readiness_falls_at_once_until_it_is_replaced()
    {
        foreach (var kind in new[] { "HELM", "GLASS", "BOOT" })
        {
            await _house.GiveAsync(_house.Budi, kind);
        }

        var harness = await _house.GiveAsync(_house.Budi, "HARNESS");
        Assert.All(await _house.FindAsync("HEIGHT", _house.Budi), f => Assert.Equal(Outcome.Compliant, f.Outcome));

        await EventAsync(harness, EventKind.FallArrest);

        var fatal = Assert.Single(await _house.FindAsync("HEIGHT", _house.Budi), f => f.Gate.IsFatalRisk && f.Outcome is Outcome.NonCompliant);
        Assert.Equal(("LIFELINE_UNHARMED", $"/Apd/{harness}"), (fatal.Gate.Code, fatal.Url));
        Assert.Equal((ItemState.Retired, EventKind.FallArrest), ((await _house.ItemAsync(harness)).State, (await _house.ItemAsync(harness)).HarmedBy));
        Assert.Contains("sudah dipegang", await RefusedAsync(() => IssueAsync(harness, _house.Sari.Id, null, Acknowledgement.Paper)), StringComparison.Ordinal);

        await _house.GiveAsync(_house.Budi, "HARNESS");
        Assert.All(await _house.FindAsync("HEIGHT", _house.Budi), f => Assert.Equal(Outcome.Compliant, f.Outcome));
    }

    [Fact]
    public async Task A_blow_that_does_not_end_it_asks_for_an_inspection_first()
    {
        var boots = await _house.GiveAsync(_house.Budi, "BOOT");

        await EventAsync(boots, EventKind.Impact);
        var before = (await _house.FindAsync("GENERAL", _house.Budi)).Single(f => f is { Key: "BOOT", Gate.Code: "INSPECTED" });
        await InspectAsync(boots, passed: true);
        var after = (await _house.FindAsync("GENERAL", _house.Budi)).Single(f => f is { Key: "BOOT", Gate.Code: "INSPECTED" });

        Assert.Equal((Outcome.NonCompliant, Outcome.Compliant), (before.Outcome, after.Outcome));
    }

    [Fact]
    public async Task What_comes_back_is_inspected_before_it_goes_out_again_and_what_fails_never_does()
    {
        var helmet = (await ReceiveAsync())[0];
        await IssueAsync(helmet, _house.Budi.Id);

        await EventAsync(helmet, EventKind.Returned);
        await InspectAsync(helmet, passed: true, wear: 3);
        await IssueAsync(helmet, _house.Sari.Id, "Sari");
        Assert.Contains("tidak dapat berkurang", await RefusedAsync(() => InspectAsync(helmet, true, wear: 2)), StringComparison.Ordinal);
        await InspectAsync(helmet, passed: false);

        Assert.Equal((ItemState.Retired, EventKind.FailedInspection), ((await _house.ItemAsync(helmet)).State, (await _house.ItemAsync(helmet)).HarmedBy));
        Assert.Contains((await _house.FindAsync("GENERAL", _house.Sari)), f => f is { Key: "HELM", Gate.Code: "UNHARMED", Outcome: Outcome.NonCompliant });
        await EventAsync(helmet, EventKind.Returned);
        Assert.Equal(0, await _house.Database.InAsync<ApdDb, int>(db => db.Held.CountAsync()));
        Assert.Contains("tidak diperiksa lagi", await RefusedAsync(() => InspectAsync(helmet, true)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Lost")]
    [InlineData("Retired")]
    public async Task Lost_and_retired_end_the_holding(string what)
    {
        var (kind, state) = (Enum.Parse<EventKind>(what), Enum.Parse<ItemState>(what));
        var helmet = await _house.GiveAsync(_house.Budi, "HELM");

        await EventAsync(helmet, kind);

        Assert.Equal(state, (await _house.ItemAsync(helmet)).State);
        Assert.Contains(await _house.FindAsync("GENERAL", _house.Budi), f => f is { Key: "HELM", Gate.Code: "HELD", Outcome: Outcome.NonCompliant });
        Assert.Contains("tidak dapat dicatat", await RefusedAsync(() => EventAsync(helmet, EventKind.Impact)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-03-15T12:01", "masa depan")]
    [InlineData("2025-12-01T08:00", "sebelum barang ini dibuat")]
    public async Task An_event_that_cannot_have_happened_is_refused(string at, string said)
    {
        var helmet = await _house.GiveAsync(_house.Budi, "HELM");

        Assert.Contains(said, await RefusedAsync(() => EventAsync(helmet, EventKind.Impact, DateTime.Parse(at, null))), StringComparison.Ordinal);
        Assert.Contains("pada waktu itu", await RefusedAsync(() => EventAsync(helmet, EventKind.Returned, new(2026, 1, 20, 8, 0, 0))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_saw_an_older_state_changes_nothing()
    {
        var helmet = (await ReceiveAsync())[0];

        var said = await RefusedAsync(() => DoAsync<IssueItem, bool>(helmet, async (issue, item) =>
        {
            await issue.RunAsync(item, new() { Worker = _house.Budi.Id, SignedAs = "Budi", Version = item.Version - 1 }, default);
            return true;
        }));

        Assert.Contains("baru saja diubah", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_are_issued_and_inspected_together_or_none_is()
    {
        await ReceiveAsync(serials: "A-1\nA-2\nA-3");
        Task<int> Issue(string serials) => _house.Database.InAsync<ManyItems, int>(m => m.IssueAsync(new() { Worker = _house.Budi.Id, Serials = serials, SignedAs = "Budi" }, default));
        Task<int> Inspect(string serials, bool passed) => _house.Database.InAsync<ManyItems, int>(m => m.InspectAsync(new() { Contractor = "K-1", Serials = serials, On = ApdHouse.Today, Passed = passed }, default));

        Assert.Contains("A-9", await RefusedAsync(() => Issue("A-1\na-9")), StringComparison.Ordinal);
        Assert.Equal(0, await _house.Database.InAsync<ApdDb, int>(db => db.Issues.CountAsync()));
        Assert.Equal(2, await Issue("a-1\r\nA-2\nA-2"));
        Assert.Contains("A-2: Barang ini tidak ada di gudang", await RefusedAsync(() => Issue("A-3\nA-2")), StringComparison.Ordinal);
        Assert.Equal(3, await Inspect("A-1\nA-2\nA-3", passed: true));
        Assert.Equal(1, await Inspect("A-3", passed: false));
        Assert.Contains("A-3: ", await RefusedAsync(() => Inspect("A-1\nA-3", passed: true)), StringComparison.Ordinal);
        Assert.Equal(4, await _house.Database.InAsync<ApdDb, int>(db => db.Inspections.CountAsync()));
    }
}
