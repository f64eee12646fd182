using System.CommandLine;
using Icmesh.Host.Commands;
using Icmesh.Host.Startup;
using Icmesh.Kernel.Modules;

namespace Icmesh.Host;

/// <summary>The Host is also the tool: without a verb it serves the web application.</summary>
internal static class CommandLine
{
    private const int WrongUsage = 2;

    public static async Task<int> RunAsync(string[] args)
    {
        WebApplication? built = null;
        WebApplication App() => built ??= HostApplication.Build(args);
        var runner = new VerbRunner(() => App().Services);
        var root = new RootCommand("ICMESH: kinerja K3LH kontraktor / contractor K3LH performance") { TreatUnmatchedTokensAsErrors = false };
        root.SetAction((_, ct) => Serving.RunAsync(App(), withDemo: false, ct));
        root.Add(Serve(App));
        root.Add(Migrate(runner));
        root.Add(VerifyCommand.Create(runner));
        foreach (var command in Modules.All.SelectMany(m => m.Commands(runner)))
        {
            root.Add(command);
        }

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await parsed.InvokeAsync();
            return WrongUsage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        finally
        {
            if (built is not null)
            {
                await built.DisposeAsync();
            }
        }
    }

    private static Command Serve(Func<WebApplication> app)
    {
        var demo = new Option<bool>("--demo") { Description = "Isi data contoh bila basis data kosong / add demo data to an empty database" };
        var command = new Command("serve", "Jalankan aplikasi web / run the web application") { TreatUnmatchedTokensAsErrors = false };
        command.Add(demo);
        command.SetAction((parsed, ct) => Serving.RunAsync(app(), parsed.GetValue(demo), ct));
        return command;
    }

    private static Command Migrate(VerbRunner runner)
    {
        var command = new Command("migrate", "Perbarui struktur basis data / bring the database up to date");
        command.SetAction((_, ct) => runner.RunAsync(async (services, cancellation) =>
        {
            await services.GetRequiredService<DatabaseStartup>().MigrateAsync(cancellation);
            Console.WriteLine("Basis data siap. / The database is up to date.");
            return VerbRunner.Done;
        }, ct, database: false));
        return command;
    }
}
