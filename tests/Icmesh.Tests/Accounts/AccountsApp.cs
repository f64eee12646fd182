using Icmesh.Accounts;
using Icmesh.Accounts.Changing;
using Icmesh.Accounts.Data;
using Icmesh.Contractors;
using Icmesh.Contractors.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace Icmesh.Tests.Accounts;

/// <summary>The application with real sign-in at noon of 15 March 2026 at the site, and a count of the passwords that were verified.</summary>
public sealed class AccountsApp : IcmeshApp
{
    public AccountsApp() : this(new DateTimeOffset(2026, 3, 15, 5, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>From another moment on: for what the machine's own clock has a say in.</summary>
    public AccountsApp(DateTimeOffset start)
    {
        Time = new(start);
        Clock = Time;
        RealSignIn = true;
    }

    public FakeTimeProvider Time { get; }

    internal CountingHasher Hasher { get; } = new();

    public HttpClient Browser() => CreateClient(new WebApplicationFactoryClientOptions
    {
        AllowAutoRedirect = false,
        BaseAddress = new Uri(Environment == "Development" ? "http://localhost" : "https://localhost"),
    });

    public async Task<T> InAsync<TService, T>(Func<TService, Task<T>> work) where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    internal Task<T> ReadAsync<T>(Func<AccountsDb, Task<T>> work) => InAsync(work);

    internal Task<Guid> AddAsync(string name, string role, Guid? contractor = null, string? phone = null) => InAsync<CreateAccount, Guid>(async create =>
        (await create.RunAsync(new(name, $"Orang {name}", [role], contractor, Phone: phone, Password: SignIns.Password), default)).Account.Id);

    internal Task<Guid> AddContractorAsync(string code) => InAsync<ContractorsDb, Guid>(async db =>
    {
        var contractor = new Contractor { Code = code, Name = $"PT {code}" };
        db.Add(contractor);
        await db.SeedAsync();
        return contractor.Id;
    });

    internal Task EndAsync(Guid contractor) => InAsync<ContractorsDb, int>(async db =>
    {
        (await db.Contractors.SingleAsync(c => c.Id == contractor)).Status = ContractorStatus.Ended;
        return await db.SeedAsync();
    });

    internal Task ChangeAsync(Guid account, Action<Account> change) => InAsync<AccountsDb, int>(async db =>
    {
        change(await db.Accounts.Include(a => a.Roles).SingleAsync(a => a.Id == account));
        return await db.SeedAsync();
    });

    protected override void Replace(IServiceCollection services) => services.Replace(ServiceDescriptor.Singleton<IPasswordHasher<Account>>(Hasher));
}

internal sealed class CountingHasher : IPasswordHasher<Account>
{
    private readonly PasswordHasher<Account> _real = new(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = 100 }));
    private int _verified;

    public int Verified => _verified;

    public string HashPassword(Account user, string password) => _real.HashPassword(user, password);

    public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
    {
        Interlocked.Increment(ref _verified);
        return _real.VerifyHashedPassword(user, hashedPassword, providedPassword);
    }
}
