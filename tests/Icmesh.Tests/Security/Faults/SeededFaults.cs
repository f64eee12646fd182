using System.Collections.Concurrent;
using Icmesh.Accounts.Proving;
using Icmesh.Accounts.Roles;
using Icmesh.Accounts.SigningIn;
using Icmesh.Attachments.Checking;
using Icmesh.Contractors.Data;
using Icmesh.Incidents.Data;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Security;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Icmesh.Tests.Security.Faults;

/// <summary>What is broken, one thing at a time.</summary>
internal static class SeededFaults
{
    private const string Incidents = "GET /Incidents", Incident = "GET /Incidents/{incident}", Edit = "POST /Incidents/{incident}/Edit", File = "GET /Incidents/{incident}/Attachments?handler=File&file={incident-file}";

    public static IReadOnlyList<SeededFault> All { get; } =
    [
        // Who may run what.
        new("a handler names no permission", Checks.Matrix(Incidents), s => s.Attributes("/Incidents/Index", typeof(object).GetMethod(nameof(ToString))!)),
        new("a handler names a weaker permission", Checks.Matrix(Edit, "auditor", "hse-admin"), s => s.Attributes("/Incidents/Edit/Index", typeof(Icmesh.Incidents.Pages.Incidents.DetailsModel).GetMethod("OnGetAsync")!)),
        new("a page without the filter of permissions", Checks.Matrix(Incident), s => s.Page("/Incidents/Details", f => f.Remove(f.Single(Breaking.IsGate)))),
        new("an address of the API is open to all", Checks.Matrix("GET /api/v1/contractors"), s => s.Endpoints(e => Is(e, "/api/v1/contractors") ? With(e, new OpenToAllAttribute("by mistake")) : e)),
        new("a role holds a permission too many", Checks.Matrix("GET /Accounts"), s => s.Replace(ServiceDescriptor.Singleton(_ => Widened("accounts.view", "management-viewer", "none", "all")))),
        new("a role of one site reaches all", Checks.Matrix(Incident, "area-authority", "permit-issuer"), s => s.Replace(ServiceDescriptor.Singleton(_ => Widened(null, null, "site", "all")))),

        // Whose rows.
        new("a context without the filter of its rows", Checks.Matrix(Incidents), s => s.Models<WithoutFilters>(nameof(IncidentsDb))),
        new("neither the filter nor the second look", Checks.Matrix(Incident), s =>
        {
            s.Models<WithoutFilters>(nameof(IncidentsDb));
            s.Without<LoadedCheck>(nameof(IncidentsDb));
        }),
        new("a context reads and writes without a fence", Checks.Matrix(Incident), s => s.Decorate<IncidentsDb>(db =>
        {
            db.Fence = Fence.Open();
            return db;
        })),
        new("no second look at what a query brought", Checks.Loaded, s => s.Without<LoadedCheck>()),
        new("attachments without a fence", Checks.Queried, s =>
        {
            s.Models<WithoutFilters>("AttachmentsDb");
            s.Without<LoadedCheck>("AttachmentsDb");
        }),
        new("the owner is in no condition of a write", Checks.Owner, s => s.Models<WithoutOwner>()),
        new("the version is in no condition of a write", Checks.Version, s => s.Models<WithoutVersion>()),
        new("values of persons are uncovered for all", Checks.Masked, s => s.Decorate<ICurrentUser>(u => u is SystemUser ? u : new Pretender(u) { Scope = p => ValuePermissions.All.Contains(p) ? Scope.All : null })),
        new("an open dashboard is never asked about again", Checks.Stream, s => s.Replace(ServiceDescriptor.Singleton<IStillLetIn, LetIn>())),

        // Who it is.
        new("a session keeps the roles that it began with", Checks.OtherRole, KeepFirst),
        new("a session outlives its account", Checks.Disabled, s => s.Commands(@"NOT \(""\w+""\.""IsDisabled""\)", "1 = 1")),
        new("the stamp of an account is not looked at", Checks.EndAll, s => s.Commands(@" AND ""\w+""\.""Stamp"" = ""\w+""\.""SecurityStamp""", "")),
        new("the cookie of a session is open to scripts and other sites", Checks.Cookie, s => s.PostConfigure<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme, o => (o.Cookie.HttpOnly, o.Cookie.SameSite) = (false, SameSiteMode.None))),
        new("failed sign-ins are not counted", Checks.Lockout, s => s.Commands(@"""Count"" \+ 1", "\"Count\"")),
        new("sign-ins of one address are not limited", Checks.Limiter, s => s.Endpoints(e => Without<EnableRateLimitingAttribute>(e))),
        new("no second factor is demanded", Checks.SecondFactor, s => s.Replace(ServiceDescriptor.Singleton(sp => new SecondFactorPolicy(
            new ConfigurationBuilder().AddInMemoryCollection([new("SignIn:RequireSecondFactor", "false")]).Build(), sp.GetRequiredService<IHostEnvironment>())))),
        new("nobody is asked once more who it is", Checks.StepUp, s => s.Decorate<ICurrentUser>(u => u is SystemUser ? u : new Pretender(u) { Proved = true })),
        new("a token may what it does not name", Checks.Scope, s => s.Decorate<ICurrentUser>(u => u is SystemUser ? u : new Pretender(u) { Scope = _ => u.Name.StartsWith("token ", StringComparison.Ordinal) ? Scope.All : null })),
        new("a token does not end", Checks.Ended, s => s.Commands(@"""t\d*""\.""ExpiresAt"" > @\w+", "1 = 1")),
        new("a token is not revoked", Checks.Ended, s => s.Commands(@"""t\d*""\.""RevokedAt"" IS NULL", "1 = 1")),
        new("calls of one token are not limited", Checks.Calls, s => s.PostConfigure<RateLimiterOptions>(o => o.GlobalLimiter = null)),

        // What a browser is told.
        new("forms are taken without their token", Checks.Forms, s => s.Remove(s.Single(d => d.ImplementationType?.Name == "AutoValidateAntiforgeryPageApplicationModelProvider"))),
        new("an answer without its headers", Checks.Matrix(Incidents, "hse-admin"), s => s.Answers(r => r.Headers.Remove("X-Content-Type-Options"))),
        new("pages stay in the browser's cache", Checks.Matrix(Incidents, "hse-admin"), s => s.Answers(r => r.Headers.CacheControl = "private")),
        new("scripts within a page are run", Checks.Matrix(Incidents, "hse-admin"), s => s.Answers(r => r.Headers.ContentSecurityPolicy = $"{r.Headers.ContentSecurityPolicy}; script-src-elem 'unsafe-inline'")),
        new("a file is shown instead of saved", Checks.Matrix(File, "hse-admin"), s => s.Answers(r => r.Headers.ContentDisposition = r.Headers.ContentDisposition.ToString().Replace("attachment", "inline", StringComparison.Ordinal))),

        // What was done.
        new("a change needs no entry", Checks.Recorded, s => s.Decorate<ContractorsDb>(db =>
        {
            db.IsGuarded = false;
            return db;
        })),
        new("a statement needs no entry", Checks.Statements, s => s.Without<StatementGuard>()),
        new("the record can be changed", Checks.Trigger, s => s.AddSingleton<IInterceptor>(new Dropping())),
        new("every entry has the same hash", Checks.Chained, s => s.AddSingleton<IInterceptor>(new Alike())),
        new("files are kept without the antivirus", Checks.Scanned, s => s.Replace(ServiceDescriptor.Singleton<IAntivirus, NoAntivirus>())),
    ];

    private static bool Is(Endpoint endpoint, string route) => endpoint is RouteEndpoint found && $"/{found.RoutePattern.RawText?.Trim('/')}" == route;

    private static Endpoint With(Endpoint endpoint, object more) => Copy(endpoint, endpoint.Metadata.Append(more));

    private static Endpoint Without<T>(Endpoint endpoint) => endpoint.Metadata.OfType<T>().Any() ? Copy(endpoint, endpoint.Metadata.Where(m => m is not T)) : endpoint;

    private static Endpoint Copy(Endpoint endpoint, IEnumerable<object> metadata) => new(endpoint.RequestDelegate, new EndpointMetadataCollection(metadata), endpoint.DisplayName);

    /// <summary>The matrix with other cells; null means every permission, or every role.</summary>
    private static RoleMatrix Widened(string? permission, string? role, string from, string to)
    {
        var rows = CsvFile.Read("matrix.csv");
        return new([.. rows.Select(r => r.Select((cell, i) => (permission is null || r[0] == permission) && (role is null || rows[0][i] == role) && cell == from ? to : cell).ToArray())]);
    }

    /// <summary>Whoever a session is found to be stays as it was found first.</summary>
    private static void KeepFirst(IServiceCollection services)
    {
        var known = new ConcurrentDictionary<Guid, SignedInUser>();
        services.PostConfigure<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme, options =>
        {
            var real = options.Events.OnValidatePrincipal;
            options.Events.OnValidatePrincipal = async context =>
            {
                await real(context);
                if (context.HttpContext.Features.Get<SignedInUser>() is { } now)
                {
                    context.HttpContext.Features.Set<ICurrentUser>(known.GetOrAdd(now.Session.Id, now));
                }
            };
        });
    }

    /// <summary>Whoever asks, with more than that person has. The system stays itself.</summary>
    private sealed class Pretender(ICurrentUser real) : ICurrentUser
    {
        /// <summary>More that is held; null for what is not.</summary>
        public Func<string, Scope?>? Scope { get; init; }

        public bool Proved { get; init; }

        public string Name => real.Name;
        public string DisplayName => real.DisplayName;
        public bool IsSignedIn => real.IsSignedIn;
        public Guid? ContractorId => real.ContractorId;
        public Guid? SiteId => real.SiteId;
        public Guid? WorkerId => real.WorkerId;
        public Guid? AccountId => real.AccountId;
        public Guid? PhoneId => real.PhoneId;
        public bool HasProvedItself => Proved || real.HasProvedItself;

        public Scope? ScopeOf(string permission) => Scope?.Invoke(permission) ?? real.ScopeOf(permission);
    }

    private sealed class LetIn : IStillLetIn
    {
        public Task<bool> AskAsync(HttpContext request, string permission, CancellationToken cancellationToken) => Task.FromResult(true);
    }

    private sealed class Dropping : DbConnectionInterceptor
    {
        public override async Task ConnectionOpenedAsync(System.Data.Common.DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "DROP TRIGGER IF EXISTS kernel_activity_no_update";
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private sealed class Alike : SaveChangesInterceptor
    {
        public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
        {
            foreach (var entry in eventData.Context!.ChangeTracker.Entries<ActivityEntry>())
            {
                entry.Property(e => e.Hash).CurrentValue = ActivityHash.Start;
            }

            return result;
        }
    }
}
