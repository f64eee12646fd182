using Icmesh.Contractors;
using Icmesh.Contractors.Data;
using Icmesh.Kernel.Attachments;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Readiness;
using Icmesh.Kernel.Security;
using Icmesh.Permits;
using Icmesh.Permits.Data;
using Icmesh.Permits.Machine;
using Icmesh.Tests.Support;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace Icmesh.Tests.Permits;

/// <summary>The application at noon of 15 March 2026 at the site, with a contractor in order and one without a certificate, asked by whomever a test names.</summary>
public sealed class PermitsApp : IcmeshApp
{
    public PermitsApp() => Clock = Time;

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 15, 5, 0, 0, TimeSpan.Zero));

    public QueryCounter Queries { get; } = new();

    internal Contractor Good { get; } = new() { Code = "K-1", Name = "PT Satu", RolloutStage = RolloutStage.Block, CsmsClass = CsmsClass.High };

    internal Contractor Bad { get; } = new() { Code = "K-2", Name = "PT Dua", RolloutStage = RolloutStage.Block };

    internal Site Site { get; } = new() { Code = "RDX", Name = "Reduksi" };

    internal WorkArea Area { get; private set; } = null!;

    internal Worker[] Crew { get; private set; } = [];

    /// <summary>Who asks.</summary>
    internal Person Who { get; set; } = Person.Applicant;

    internal sealed record Person(string SignIn, string Name, bool IsContractors = false)
    {
        public static readonly Person Applicant = new("yanti", "Yanti", true), Lead = new("tono", "Tono", true), Hse = new("bagus", "Bagus"), Area = new("sari", "Sari"), Issuer = new("hotman", "Hotman");

        public Guid Account { get; } = Guid.CreateVersion7();
    }

    public async Task SeedAsync()
    {
        using var _ = CreateClient();
        Area = new() { SiteId = Site.Id, Code = "PL1", Name = "Potline 1" };
        Contract Of(Contractor c) => new() { ContractorId = c.Id, Number = $"S-{c.Code}", Title = "Las", RiskClass = RiskClass.Low, SiteId = Site.Id, From = new(2026, 1, 1), To = new(2026, 12, 31) };
        Crew = [.. new[] { Good, Good, Good, Good, Bad, Bad }.Select((c, i) => new Worker { ContractorId = c.Id, Name = $"Pekerja {i}", NikLast4 = $"000{i}", NikHash = $"h{i}" })];
        await InAsync<ContractorsDb, int>(db =>
        {
            db.AddRange([Site, Area, Good, Bad, Of(Good), Of(Bad), .. Crew]);
            return db.SeedAsync();
        });
    }

    public HttpClient Browser() => CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    public async Task<T> InAsync<TService, T>(Func<TService, Task<T>> work) where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>A permit that lacks nothing, in a state.</summary>
    internal async Task<Permit> PermitAsync(PermitState state, Contractor? of = null, int number = 1, string types = "COLD")
    {
        var contractor = of ?? Good;
        var people = Crew.Where(w => w.ContractorId == contractor.Id).Take(2).ToList();
        var now = Time.GetUtcNow().UtcDateTime;
        var permit = new Permit
        {
            ContractorId = contractor.Id, SiteId = Site.Id, AreaId = Area.Id, Year = 2026, Sequence = number, Number = $"IK-RDX-2026-{number:00000}", Types = types, Description = "Vakum debu",
            Start = now.AddHours(-1), End = now.AddHours(7), State = state, StateSince = now, HeldUntil = now.AddHours(6),
        };
        var document = new PermitDocument { PermitId = permit.Id, ContractorId = contractor.Id, SiteId = Site.Id, Code = "JSA" };
        await InAsync<PermitsDb, int>(db =>
        {
            db.AddRange(permit, document,
                new JobStep { PermitId = permit.Id, ContractorId = contractor.Id, SiteId = Site.Id, Position = 1, Work = "Vakum", Hazards = "DUST", Controls = "Basahi" },
                new CrewMember { PermitId = permit.Id, ContractorId = contractor.Id, SiteId = Site.Id, WorkerId = people[0].Id, Role = CrewRole.Lead },
                new CrewMember { PermitId = permit.Id, ContractorId = contractor.Id, SiteId = Site.Id, WorkerId = people[1].Id, Role = CrewRole.Member });
            db.AddRange(new[] { "TOOLBOX", "APD", "AREA_READY", "COMBUSTIBLES", "APAR", "CYLINDERS", "EARTHED" }.Select(c => new PermitCheck { PermitId = permit.Id, ContractorId = contractor.Id, SiteId = Site.Id, Code = c, Answer = CheckAnswer.Yes, At = now, By = "x" }));
            return db.SeedAsync();
        });
        await InAsync<IAttachments, bool>(async files =>
        {
            using var content = new MemoryStream("a;b\n1;2\n"u8.ToArray());
            await files.AddAsync(new(PermitDocument.Subject, document.Id, contractor.Id), "jsa.csv", content, default);
            return true;
        });
        return permit;
    }

    internal Task<Permit> StoredAsync(Guid id) => InAsync<PermitsDb, Permit>(db => db.Permits.AsNoTracking().SingleAsync(p => p.Id == id));

    /// <remarks>Of readiness the company alone is asked, and permits themselves: what other modules demand of people is their own matter.</remarks>
    protected override void Replace(IServiceCollection services)
    {
        services.AddSingleton<IInterceptor>(Queries).Replace(ServiceDescriptor.Scoped(sp => TestAdmin.Ask(sp, new Asking(this, Who))));
        foreach (var other in services.Where(s => s.ServiceType == typeof(IReadinessCheck) && s.ImplementationType?.Namespace is { } name && !name.StartsWith("Icmesh.Contractors", StringComparison.Ordinal) && !name.StartsWith("Icmesh.Permits", StringComparison.Ordinal)).ToList())
        {
            services.Remove(other);
        }
    }

    private sealed class Asking(PermitsApp app, Person who) : ICurrentUser
    {
        public string Name => who.SignIn;
        public string DisplayName => who.Name;
        public Guid? ContractorId => who.IsContractors ? app.Good.Id : null;
        public Guid? AccountId => who.Account;
        public bool HasProvedItself => true;

        public Scope? ScopeOf(string permission) => who.IsContractors ? Scope.Own : Scope.All;
    }
}
