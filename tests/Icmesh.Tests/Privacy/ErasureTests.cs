using System.Net;
using System.Text;
using System.Text.Json;
using Icmesh.Accounts;
using Icmesh.Accounts.Changing;
using Icmesh.Accounts.Data;
using Icmesh.Contractors;
using Icmesh.Contractors.Data;
using Icmesh.Host.Data;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Modules;
using Icmesh.Kernel.Persons;
using Icmesh.Privacy;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Privacy;

/// <summary>A person's copy of its data, and its erasure: whole, of nobody else, and down to the bytes of the files.</summary>
[Trait("Category", "Security")]
public sealed class ErasureTests : IAsyncLifetime
{
    private const string Name = "Zulkifli Kenari", Other = "Adi Nugroho";
    private readonly RecordsApp _app = new();
    private readonly List<string> _canaries = [Name, "zulkifli@kenari.example", "+6281298765432"];
    private Guid _worker, _other;

    public async Task InitializeAsync()
    {
        using var browser = _app.Browser();
        await _app.InAsync<ContractorsDb, int>(db =>
        {
            db.AddRange(new Contractor { Code = "K-1", Name = "PT Satu" }, new Site { Code = "RDX", Name = "Reduksi" });
            return db.SeedAsync();
        });
        foreach (var (name, nik) in new[] { (Name, "3216010101900001"), (Other, "3216010101900002") })
        {
            using var saved = await browser.FillAsync("/Contractors/K-1/Workers/Edit", ("Input.Name", name), ("Input.Nik", nik), ("Input.Position", "Anemer"));
            Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        }

        var workers = await _app.InAsync<ContractorsDb, List<Worker>>(db => db.Workers.ToListAsync());
        (_worker, _other) = (workers.Single(w => w.Name == Name).Id, workers.Single(w => w.Name == Other).Id);
        _canaries.Add(workers.Single(w => w.Name == Name).NikHash);
        await AddAccountAsync(workers[0].ContractorId);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task After_an_erasure_no_byte_of_the_person_is_left_the_chain_verifies_and_figures_are_the_same()
    {
        using var browser = _app.Browser();
        var copy = Directory.GetFiles(_app.DataDirectory, "*.db").Single() + ".before-update";
        await File.WriteAllTextAsync(copy, Name);
        Assert.Contains(Name, (await browser.OpenAsync($"/Activity/worker/{_worker}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.All(_canaries.Where(c => c != Name), canary => Assert.NotEmpty(FilesWith(canary)));
        var workers = await _app.InAsync<ContractorsDb, int>(db => db.Workers.CountAsync());

        using var erased = await DoAsync(browser, "Erase", "Permintaan 17");

        Assert.Equal(HttpStatusCode.Redirect, erased.StatusCode);
        Assert.Empty(_canaries.SelectMany(c => FilesWith(c).Select(f => $"{c} in {f}")));
        Assert.NotEmpty(FilesWith(Other));
        Assert.False(File.Exists(copy));
        Assert.Equal(workers, await _app.InAsync<ContractorsDb, int>(db => db.Workers.CountAsync()));
        var verified = await _app.InAsync<IEnumerable<IVerification>, Verified>(all => all.Single(v => v.Name == "activity").RunAsync(DateOnly.MinValue, DateOnly.MaxValue, default));
        Assert.Empty(verified.Faults);
        Assert.Contains("(data pribadi dihapus)", (await browser.OpenAsync($"/Activity/worker/{_worker}")).Body!.TextContent, StringComparison.Ordinal);
        var account = await _app.InAsync<AccountsDb, Account>(db => db.Accounts.SingleAsync());
        Assert.Equal((true, null, "zulkifli"), (account.IsDisabled, account.PasswordHash, account.UserName));
    }

    [Fact]
    public async Task A_legal_hold_keeps_everything_until_it_is_released()
    {
        using var browser = _app.Browser();
        using var held = await DoAsync(browser, "Hold", "Perkara 12/Pdt");
        using var refused = await DoAsync(browser, "Erase", "Permintaan 17");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Perkara 12/Pdt", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(Name, await _app.InAsync<ContractorsDb, string>(db => db.Workers.Where(w => w.Id == _worker).Select(w => w.Name).SingleAsync()));
        using var released = await DoAsync(browser, "Release", "Perkara selesai");
        using var erased = await DoAsync(browser, "Erase", "Permintaan 17");
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (released.StatusCode, erased.StatusCode));
        Assert.Equal(
            ["person.hold", "person.release", "person.erase"],
            await _app.InAsync<HostDb, List<string>>(db => db.Activity.Where(a => a.Subject == "person").OrderBy(a => a.Sequence).Select(a => a.Action).ToListAsync()));
    }

    [Fact]
    public async Task A_copy_holds_every_classified_value_of_the_person_and_nothing_of_anybody_else()
    {
        using var browser = _app.Browser();
        using var answer = await DoAsync(browser, "Export", "Permintaan 17");
        var text = await answer.Content.ReadAsStringAsync();
        using var json = JsonDocument.Parse(text);

        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        Assert.All(_canaries, canary => Assert.Contains(canary.Replace("+", "\\u002B", StringComparison.Ordinal), text, StringComparison.Ordinal));
        Assert.DoesNotContain(Other, text, StringComparison.Ordinal);
        Assert.DoesNotContain(await _app.InAsync<AccountsDb, string>(db => db.Accounts.Select(a => a.PasswordHash!).SingleAsync()), text, StringComparison.Ordinal);
        await using var scope = _app.Services.CreateAsyncScope();
        var wanted = PersonRows.Tables(scope.ServiceProvider.GetServices<ModuleDb>()).Where(t => IsAboutPersons(t.Type))
            .SelectMany(t => t.Type.GetProperties().Where(p => ModuleDb.ClassOf(p) is not DataClass.Secret).Select(p => $"{t.Type.GetTableName()}.{p.Name}")).ToHashSet();
        var got = json.RootElement.GetProperty("rows").EnumerateArray()
            .SelectMany(r => r.GetProperty("values").EnumerateObject().Select(v => $"{r.GetProperty("table").GetString()}.{v.Name}")).ToHashSet();
        Assert.Empty(wanted.Except(got));
        Assert.Contains(json.RootElement.GetProperty("history").EnumerateArray(), e => e.GetProperty("action").GetString() == "worker.add" && e.GetProperty("after").GetProperty("name").GetString() == Name);
    }

    private async Task<HttpResponseMessage> DoAsync(HttpClient browser, string handler, string reason)
    {
        var page = $"/Privacy/Persons/{_worker}";
        return await browser.SendAsync(await browser.OpenAsync(page), $"{page}?handler={handler}", ("Reason", reason));
    }

    /// <summary>Incidents are found by their own id alone: nobody is named in them.</summary>
    private static bool IsAboutPersons(IEntityType type) => type.GetTableName() is not "incidents_incident" && type.GetProperties().Any(p => p.PersonId() is not null);

    /// <summary>An account of the worker, and a row in every table that can hold something about it.</summary>
    private async Task AddAccountAsync(Guid contractor)
    {
        var made = await _app.InAsync<CreateAccount, Account>(async create => (await create.RunAsync(new("zulkifli", Name, ["contractor-supervisor"], contractor, Password: "sandi-panjang-sekali-7"), default)).Account);
        await using var scope = _app.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<AccountsDb>();
        var account = await accounts.Accounts.SingleAsync(a => a.Id == made.Id);
        (account.WorkerId, account.PhoneNumber, account.Email, account.NormalizedEmail) = (_worker, _canaries[2], _canaries[1], _canaries[1].ToUpperInvariant());
        await accounts.SeedAsync();
        var added = new Dictionary<Type, object?>();
        foreach (var (db, type) in PersonRows.Tables(scope.ServiceProvider.GetServices<ModuleDb>()).Where(t => IsAboutPersons(t.Type)))
        {
            var column = type.GetProperties().First(p => p.PersonId() is not null);
            if (column.PersonId()!.Name is not null || column.DeclaringType.ClrType == typeof(AccountRole))
            {
                continue;
            }

            var row = EntityMaker.Make(db, type);
            row.Property(column.Name).CurrentValue = type.GetForeignKeys().Any(k => k.PrincipalEntityType.ClrType == typeof(Account)) || column.Name == "AccountId" ? account.Id : _worker;
            foreach (var text in type.GetProperties().Where(p => p.ClrType == typeof(string) && ModuleDb.ClassOf(p) is DataClass.Personal && !p.HoldsSignInName() && !p.IsKey()))
            {
                _canaries.Add($"KENARI-{type.ShortName().Split('<')[0]}-{text.Name}"[..Math.Min(text.GetMaxLength() is > 0 and var most ? most : 40, $"KENARI-{type.ShortName().Split('<')[0]}-{text.Name}".Length)]);
                row.Property(text.Name).CurrentValue = _canaries[^1];
            }

            foreach (var link in type.GetForeignKeys().SelectMany(k => k.Properties).Where(p => p.IsNullable))
            {
                row.Property(link.Name).CurrentValue = null;
            }

            foreach (var link in type.GetForeignKeys().Where(k => k.Properties is [{ IsNullable: false } key] && key.PersonId() is null))
            {
                row.Property(link.Properties[0].Name).CurrentValue = await HangOnAsync(db, link.PrincipalEntityType, added);
            }

            foreach (var owner in type.GetProperties().Where(p => p.Name == nameof(IContractorOwned.ContractorId)))
            {
                row.Property(owner.Name).CurrentValue = contractor;
            }

            row.State = EntityState.Added;
            await db.SeedAsync();
            added[type.ClrType] = row.Property(type.FindPrimaryKey()!.Properties[0].Name).CurrentValue;
        }
    }

    /// <summary>The row that another hangs on: the one that is there, or a new one of something that is about nobody.</summary>
    private static async Task<object?> HangOnAsync(ModuleDb db, IEntityType type, Dictionary<Type, object?> added)
    {
        if (!added.TryGetValue(type.ClrType, out var id))
        {
            var row = EntityMaker.Make(db, type);
            foreach (var link in type.GetForeignKeys().Where(k => k.Properties is [{ IsNullable: false }]))
            {
                row.Property(link.Properties[0].Name).CurrentValue = await HangOnAsync(db, link.PrincipalEntityType, added);
            }

            row.State = EntityState.Added;
            await db.SeedAsync();
            added[type.ClrType] = id = row.Property(type.FindPrimaryKey()!.Properties[0].Name).CurrentValue;
        }

        return id;
    }

    /// <summary>Everything that lies on disk, as raw bytes: database, write-ahead log, free pages, attachments.</summary>
    private IEnumerable<string> FilesWith(string canary)
    {
        var wanted = Encoding.UTF8.GetBytes(canary);
        foreach (var file in Directory.GetFiles(_app.DataDirectory, "*", SearchOption.AllDirectories))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            if (bytes.ToArray().AsSpan().IndexOf(wanted) >= 0)
            {
                yield return Path.GetFileName(file);
            }
        }
    }
}
