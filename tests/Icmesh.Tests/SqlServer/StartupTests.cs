using Icmesh.Host.Startup;
using Icmesh.Kernel.Text;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.SqlServer;

public class StartupTests
{
    [Fact]
    public async Task SqlServer_is_not_changed_by_a_start_but_refused_until_somebody_migrates_it()
    {
        await using var app = new CaptureApp();

        var refusal = await Assert.ThrowsAsync<RefusedException>(() => app.Services.GetRequiredService<DatabaseStartup>().ReadyAsync(default));

        Assert.Contains("migrate", refusal.Remedy!.Id, StringComparison.Ordinal);
        Assert.DoesNotContain(app.Log.Commands, c => c.Sql.Contains("CREATE", StringComparison.OrdinalIgnoreCase));
    }
}
