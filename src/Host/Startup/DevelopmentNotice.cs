using Icmesh.Kernel.Text;
using Icmesh.Kernel.Web;

namespace Icmesh.Host.Startup;

internal sealed class DevelopmentNotice : IUiNotice
{
    public ValueTask<Notice?> ReadAsync(CancellationToken cancellationToken) => new(new Notice(
        "info",
        new Sentence("Mode pengembangan dengan akun contoh. Jangan isi data nyata.", "Development mode with demo accounts. Do not enter real data.")));
}
