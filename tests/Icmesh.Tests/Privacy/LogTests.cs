using System.Collections.Concurrent;
using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Icmesh.Accounts.SigningIn;
using Icmesh.Contractors;
using Icmesh.Contractors.Data;
using Icmesh.Host;
using Icmesh.Tests.Support;
using Microsoft.Extensions.Compliance.Classification;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Icmesh.Tests.Privacy;

/// <summary>No name, number, narrative or secret gets into a log, whatever level is on.</summary>
[Trait("Category", "Security")]
public sealed partial class LogTests
{
    private static readonly string[] Canaries = ["Zulkifli", "3216010101900001", "Terjepit", "sandi-rahasia-9", "+6281298765432"];

    [Fact]
    public async Task What_people_type_is_in_no_log()
    {
        var log = new Capture();
        await using var app = new LoggedApp(log);
        using var browser = app.CreateClient(new() { AllowAutoRedirect = false });
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<ContractorsDb>();
            db.AddRange(new Contractor { Code = "K-1", Name = "PT Satu" }, new Site { Code = "RDX", Name = "Reduksi" });
            await db.SeedAsync();
        }

        using var added = await browser.FillAsync("/Contractors/K-1/Workers/Edit", ("Input.Name", "Zulkifli"), ("Input.Nik", "3216010101900001"));
        using var twice = await browser.FillAsync("/Contractors/K-1/Workers/Edit", ("Input.Name", "Zulkifli"), ("Input.Nik", "3216010101900001"));
        using var report = await browser.FillAsync("/Incidents/Create", ("Input.Contractor", "K-1"), ("Input.Narrative", "Terjepit"), ("Input.OccurredAt", "bukan waktu Terjepit"));
        using var signIn = await browser.SendAsync(await browser.OpenAsync("/Contractors/K-1/Workers/Edit"), "/Accounts/SignIn", ("Input.Name", "Zulkifli"), ("Input.Password", "sandi-rahasia-9"));
        using var search = await browser.GetAsync(new Uri("/Contractors/K-1/Workers?q=Zulkifli", UriKind.Relative));
        using var call = new HttpRequestMessage(HttpMethod.Get, "/api/v1/contractors");
        call.Headers.Add("Authorization", "Bearer sandi-rahasia-9");
        using var called = await browser.SendAsync(call);

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.UnprocessableEntity), (added.StatusCode, signIn.StatusCode));
        Assert.True(log.Lines.Count > 3, $"{log.Lines.Count} lines");
        Assert.DoesNotContain(log.Lines, l => Canaries.Any(c => l.Contains(c, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task A_classified_value_is_erased_and_an_internal_one_is_not()
    {
        var log = new Capture();
        await using var app = new LoggedApp(log);
        using var client = app.CreateClient();
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Icmesh.Test");

        CorporateScheme.LogFailed(logger, "kartu Zulkifli tidak cocok");
        Host.Activity.ChainWatch.LogFault(logger, "entry 12");

        Assert.Contains(log.Lines, l => l.Contains("Corporate sign-in failed", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, l => l.Contains("Zulkifli", StringComparison.Ordinal));
        Assert.Contains(log.Lines, l => l.Contains("entry 12", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_text_that_is_logged_is_classified()
    {
        var messages = Modules.All.Select(m => m.GetType().Assembly).Append(typeof(HostApplication).Assembly).Append(typeof(Kernel.Modules.IModule).Assembly).SelectMany(a => a.GetTypes())
            .SelectMany(t => t.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(m => m.IsDefined(typeof(LoggerMessageAttribute))).ToList();

        Assert.True(messages.Count > 8, $"{messages.Count} messages");
        Assert.Empty(messages.SelectMany(m => m.GetParameters().Where(p => p.ParameterType == typeof(string) && p.GetCustomAttribute<DataClassificationAttribute>() is null)
            .Select(p => $"{m.DeclaringType!.Name}.{m.Name}({p.Name})")));
    }

    /// <summary>A text put together at the call carries whatever is in it past every redactor.</summary>
    [Fact]
    public void Nothing_is_logged_but_by_a_message_of_its_own()
    {
        var calls = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(f => Call().Matches(File.ReadAllText(f)).Select(m => $"{Path.GetFileName(f)}: {m.Value}"));

        Assert.Empty(calls);
    }

    [GeneratedRegex(@"\.Log(Trace|Debug|Information|Warning|Error|Critical)\(|\.Log\(LogLevel")]
    private static partial Regex Call();

    private sealed class LoggedApp(Capture log) : IcmeshApp
    {
        protected override void Replace(IServiceCollection services) => services.AddSingleton<ILoggerProvider>(log);
    }

    private sealed class Capture : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception} {(state as IEnumerable<KeyValuePair<string, object?>>)?.Aggregate("", (all, p) => $"{all} {p.Key}={p.Value}")}");

        public void Dispose() { }
    }
}
