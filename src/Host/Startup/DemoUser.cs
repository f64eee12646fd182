using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Kernel.Web;

namespace Icmesh.Host.Startup;

/// <summary>Until accounts exist, Development runs as this person and says so on every page.</summary>
internal sealed class DemoUser : ICurrentUser, IUiNotice
{
    public string Name => "demo.hse-admin";
    public string DisplayName => "Admin K3LH demo";
    public Guid? ContractorId => null;

    public Scope? ScopeOf(string permission) => Scope.All;

    public ValueTask<Notice?> ReadAsync(CancellationToken cancellationToken) => new(new Notice(
        "info",
        new Sentence("Mode pengembangan: semua orang bekerja sebagai admin K3LH demo. Jangan isi data nyata.",
            "Development mode: everybody works as the demo HSE admin. Do not enter real data.")));
}

/// <summary>Nobody: what a request is until accounts exist in Production.</summary>
internal sealed class NobodyUser : ICurrentUser
{
    public string Name => "nobody";
    public string DisplayName => "";
    public Guid? ContractorId => null;

    public bool IsSignedIn => false;

    public Scope? ScopeOf(string permission) => null;
}
