using System.Text.RegularExpressions;
using Icmesh.Host.Jobs;
using Icmesh.Kernel.Data;
using Icmesh.Tests.Support;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace Icmesh.Tests.SqlServer;

/// <summary>
/// Every command that the application would send to SQL Server is T-SQL, and every name in it exists in the schema that the migrations
/// make. Data-dependent behaviour, locking and speed need a live server; see <see cref="Databases"/>.
/// </summary>
public sealed class CapturedCommandTests(CaptureRun run, ITestOutputHelper output) : IClassFixture<CaptureRun>
{
    [Fact]
    public void Every_command_is_understood()
    {
        using var check = Schema();
        var wrong = new List<string>();
        foreach (var command in run.Commands)
        {
            var errors = TSqlCheck.Parse(command.Sql);
            wrong.AddRange(errors.Select(e => $"{command.From}: {e}\n{command.Sql}"));
            if (errors.Count == 0)
            {
                wrong.AddRange(FunctionLint.Check(command.Sql).Select(e => $"{command.From}: {e}\n{command.Sql}"));
                Add(check, command);
            }
        }

        wrong.AddRange(check.Validate());
        output.WriteLine($"{run.Commands.Count} commands from {run.Paths.Count} paths, {run.Paths.Count(p => p.Failure is null)} of them to their end");
        foreach (var early in run.Paths.Where(p => p.Failure is not null))
        {
            output.WriteLine($"ended early: {early.What}: {early.Failure!.GetType().Name} {early.Failure.Message.Split('\n')[0]}");
        }

        Assert.True(wrong.Count == 0, string.Join("\n\n", wrong));
    }

    [Fact]
    public void Every_query_can_be_translated() =>
        Assert.Empty(run.Paths.Where(p => p.Failure?.ToString().Contains("could not be translated", StringComparison.Ordinal) == true).Select(p => $"{p.What}: {p.Failure!.Message}"));

    [Fact]
    public void Every_module_with_tables_was_heard()
    {
        var heard = run.Commands.Select(c => c.From.Split(' ')[0]).ToHashSet();

        Assert.Subset(heard, Installation.Contexts(DatabaseProvider.SqlServer).Select(Installation.NameOf).ToHashSet());
    }

    [Fact]
    public void Every_table_is_written_to()
    {
        var written = string.Join('\n', run.Commands.Select(c => c.Sql));
        var tables = Installation.Contexts(DatabaseProvider.SqlServer).SelectMany(c => c.Model.GetEntityTypes()).Select(e => (string?)e.FindAnnotation("Relational:TableName")?.Value);

        Assert.All(tables.Distinct(), t => Assert.Matches($@"(INSERT INTO|MERGE) \[{t}\]", written));
    }

    [Fact]
    public void The_activity_record_is_written_without_OUTPUT_since_it_has_a_trigger() =>
        Assert.DoesNotContain(run.Commands, c => Regex.IsMatch(c.Sql, @"INTO \[kernel_activity\][^;]*\bOUTPUT\b"));

    [Theory]
    [InlineData("SELECT k.[Topicc] FROM [kernel_outbox] AS k")]
    [InlineData("SELECT 1 FROM [kernel_outboxes]")]
    [InlineData("UPDATE k SET k.[Topic] = N'x' FROM [kernel_outbox] AS k WHERE k.[Idd] = 3")]
    [InlineData("INSERT INTO [kernel_outbox] ([At], [Topicc]) VALUES (SYSUTCDATETIME(), N'x')")]
    [InlineData("SELECT k.[Topic] FROM [kernel_outbox] AS k ORDER BY k.[Nope]")]
    [InlineData("SELECT k.[Topic] FROM [kernel_outbox] AS k WHERE k.[Id] = @nope")]
    public void Canary_a_misspelt_name_is_seen(string sql)
    {
        using var check = Schema();

        check.AddQuery(sql, []);

        Assert.Contains(check.Validate(), v => v.Contains(sql, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Canary_a_misspelt_column_of_a_model_is_seen_in_the_command_that_is_captured()
    {
        var log = new CommandLog();
        await using var db = new MisspeltDb(new DbContextOptionsBuilder<MisspeltDb>().UseSqlServer(new RecordingConnection(log)).Options);
        await db.Set<Misspelt>().Where(m => m.Topicc == "x").ToListAsync();
        using var check = Schema();

        var command = Assert.Single(log.Commands);
        check.AddQuery(command.Sql, command.Parameters);

        Assert.Contains(check.Validate(), v => v.Contains("Topicc", StringComparison.Ordinal));
    }

    [Fact]
    public void Canary_right_names_pass()
    {
        using var check = Schema();

        check.AddQuery("SELECT TOP(@p) k.[Topic] FROM [kernel_outbox] AS k ORDER BY k.[Id]", [("@p", "int")]);

        Assert.Empty(check.Validate());
    }

    [Theory]
    [InlineData("SELECT strftime('%Y', k.[At]) FROM [kernel_outbox] AS k")]
    [InlineData("SELECT ifnull(k.[Error], '') FROM [kernel_outbox] AS k")]
    [InlineData("SELECT k.[Topic] || k.[Error] FROM [kernel_outbox] AS k")]
    [InlineData("SELECT last_insert_rowid()")]
    public void Canary_a_function_of_SQLite_is_seen(string sql) => Assert.NotEmpty(FunctionLint.Check(sql));

    /// <summary>The server's own catalogue, which bulk insert asks for the server's age, and its own lock are not in the schema.</summary>
    private static void Add(TSqlCheck check, Command command)
    {
        if (!command.Sql.Contains("FROM sys.", StringComparison.Ordinal) && !command.Sql.Contains("= sys.sp_getapplock", StringComparison.Ordinal))
        {
            check.AddQuery(command.Sql, command.Parameters);
        }
    }

    private static TSqlCheck Schema()
    {
        var check = new TSqlCheck();
        foreach (var context in Installation.Contexts(DatabaseProvider.SqlServer))
        {
            Assert.True(check.AddSchema(context.Database.GenerateCreateScript()) > 0);
        }

        return check;
    }
}

/// <summary>One run of everything that can be called, first with reads that find nothing, then with reads that find a row.</summary>
public sealed class CaptureRun : IAsyncLifetime
{
    private readonly CaptureApp _app = new();

    internal IReadOnlyList<Command> Commands => _app.Log.Commands;

    internal IReadOnlyList<Tried> Paths { get; private set; } = [];

    public async Task InitializeAsync()
    {
        using var client = _app.CreateClient();
        var run = new Exerciser(_app);
        foreach (var rows in new RowMaker?[] { null, new RowMaker(Installation.Contexts(DatabaseProvider.SqlServer)) })
        {
            _app.Log.Rows = rows;
            await run.TablesAsync();
            await run.ContributionsAsync();
            await run.ServicesAsync();
            await run.PagesAsync(Addresses());
            _app.Log.Doing = "Host outbox";
            await Record.ExceptionAsync(() => ActivatorUtilities.CreateInstance<OutboxDispatcher>(_app.Services).DispatchAsync(default));
        }

        Paths = run.Paths;
    }

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    /// <summary>Pages of the modules, with something in place of each parameter, by module first.</summary>
    private IEnumerable<string> Addresses() =>
        _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(e => "/" + string.Join('/', e.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p => p switch
            {
                RoutePatternLiteralPart literal => literal.Content,
                RoutePatternParameterPart { ParameterPolicies: var policies } => Parameter(policies.Select(p => p.Content)),
                _ => "",
            })))))
            .Where(a => !a.StartsWith("/Error", StringComparison.OrdinalIgnoreCase)).Distinct().Order(StringComparer.Ordinal);

    private static string Parameter(IEnumerable<string?> policies) =>
        policies.Contains("guid") ? RowMaker.Id.ToString() : policies.Contains("int") || policies.Contains("long") ? "1" : "X1";
}

internal sealed class MisspeltDb(DbContextOptions<MisspeltDb> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Misspelt>().ToTable("kernel_outbox");
}

internal sealed class Misspelt
{
    public long Id { get; set; }
    public string Topicc { get; set; } = "";
}
