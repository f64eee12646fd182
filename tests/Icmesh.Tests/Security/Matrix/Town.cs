using Icmesh.Accounts.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Security.Matrix;

/// <summary>
/// A made-up installation with two rival companies A and B, each at a site of its own, and <c>Sub</c>, which works below A. Made once; every
/// application of the tests starts from a copy of it, in which everybody is signed in already.
/// </summary>
internal sealed class Town
{
    private static readonly Lazy<Task<Town>> Built = new(BuildAsync);

    private readonly string _folder = Directory.CreateTempSubdirectory("icmesh-town-").FullName;

    private Town()
    {
    }

    public static Task<Town> GetAsync() => Built.Value;

    public Oracle Oracle { get; } = new();

    public Side A { get; } = new("A");
    public Side B { get; } = new("B");
    public Side Sub { get; } = new("Sub");
    public Side Missing { get; } = new("missing");
    public Side Deleted { get; } = new("deleted");

    /// <summary>Sides whose records are there.</summary>
    public IReadOnlyList<Side> There => [A, B, Sub];

    public List<Canary> Canaries { get; } = [];

    public IReadOnlyList<Principal> Principals { get; private set; } = [];

    public IReadOnlyList<ModuleSamples> Modules { get; } = ModuleSamples.All();

    public IReadOnlyList<Sample> Samples => [.. Modules.SelectMany(m => m.Samples)];

    public Principal Who(string name) => Principals.Single(p => p.Name == name);

    /// <summary>An application that starts from this town.</summary>
    public TownApp Open()
    {
        var app = TownApp.Make();
        foreach (var file in Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(app.DataDirectory, Path.GetRelativePath(_folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return app;
    }

    /// <summary>A text that only those may read whom the permissions let at a row of that side.</summary>
    public string Canary(Side of, string what, Reach reach, bool isSiteBound, params string[] permissions) => Add(new($"KENARI-{of}-{what}", of, reach, isSiteBound, permissions));

    /// <summary>The same for a value of a person, which takes a permission of its own.</summary>
    public string CanaryOfPerson(Side of, string what, Reach reach, bool isSiteBound, string value, params string[] permissions) =>
        Add(new($"KENARI-{of}-{what}", of, reach, isSiteBound, permissions) { Value = value });

    private string Add(Canary canary)
    {
        Canaries.Add(canary);
        return canary.Text;
    }

    private static async Task<Town> BuildAsync()
    {
        var town = new Town();
        await using var app = TownApp.Make();
        using var client = app.Browser();
        (town.A.Owner, town.B.Owner, town.Deleted.Owner) = ("hse-admin", "hse-officer", "hse-admin");
        await SeedAsync(town, app, m => m.Order == 0);
        var people = await SignedIn.MakeAsync(town, app);
        await SeedAsync(town, app, m => m.Order > 0);
        var persons = await SignedIn.AllAsync(people, client);
        town.Principals = [.. persons, .. await Devices.MakeAsync(town, app, client, persons.Single(p => p.Name == SignedIn.Nobody))];
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AccountsDb>();
            db.IsGuarded = false;
            await db.Accounts.Where(a => a.UserName == SignedIn.Closed).ExecuteUpdateAsync(s => s.SetProperty(a => a.IsDisabled, true));
        }

        SqliteConnection.ClearAllPools();
        town.Copy(app);
        return town;
    }

    private static async Task SeedAsync(Town town, TownApp app, Func<ModuleSamples, bool> which)
    {
        foreach (var module in town.Modules.Where(which).OrderBy(m => m.Order))
        {
            await using var scope = app.Services.CreateAsyncScope();
            await module.SeedAsync(town, scope.ServiceProvider);
        }
    }

    private void Copy(TownApp app)
    {
        using (var live = new SqliteConnection($"Data Source={app.Database};Pooling=False"))
        {
            live.Open();
            using var command = live.CreateCommand();
            command.CommandText = "VACUUM INTO $file";
            command.Parameters.AddWithValue("$file", Path.Combine(_folder, "icmesh.db"));
            command.ExecuteNonQuery();
        }

        foreach (var file in Directory.EnumerateFiles(app.DataDirectory, "*", SearchOption.AllDirectories).Where(f => !Path.GetFileName(f).StartsWith("icmesh.db", StringComparison.Ordinal)))
        {
            var copy = Path.Combine(_folder, Path.GetRelativePath(app.DataDirectory, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
