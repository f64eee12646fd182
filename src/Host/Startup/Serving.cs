using Icmesh.Kernel.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Modules;
using Icmesh.Kernel.Text;

namespace Icmesh.Host.Startup;

/// <summary>The verb <c>serve</c>: database, demonstration data where wanted, then the web application until it is stopped.</summary>
internal static class Serving
{
    public static async Task<int> RunAsync(WebApplication app, bool withDemo, CancellationToken cancellationToken)
    {
        try
        {
            await app.Services.GetRequiredService<IDatabaseStartup>().ReadyAsync(cancellationToken);
            if (withDemo || app.Environment.IsDevelopment() && app.Configuration.GetValue("Demo:Load", true))
            {
                await AddDemoDataAsync(app.Services, cancellationToken);
            }

            var lines = await StartAsync(app.Services, cancellationToken);
            app.Lifetime.ApplicationStarted.Register(() => Greet(app, lines));
            await app.RunAsync(cancellationToken);
            return VerbRunner.Done;
        }
        catch (RefusedException refused)
        {
            await Console.Error.WriteLineAsync($"{refused.Reason.Both}\n  → {refused.Remedy?.Both}");
            return VerbRunner.Refused;
        }
        catch (IOException taken) when (taken.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await Console.Error.WriteLineAsync("Alamat sudah dipakai program lain. / The address is in use by another program.\n  → --urls http://localhost:5001");
            return VerbRunner.Refused;
        }
    }

    private static async Task AddDemoDataAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using (var scope = services.CreateAsyncScope())
        {
            if (await scope.ServiceProvider.GetRequiredService<IContractorDirectory>().CountAsync(withEnded: true, cancellationToken) > 0)
            {
                return;
            }
        }

        Console.WriteLine("Mengisi data contoh, sekitar setengah menit … / Adding demo data, about half a minute …");
        await using var reading = services.CreateAsyncScope();
        foreach (var order in reading.ServiceProvider.GetServices<IDemoData>().Select(d => d.Order).Distinct().Order().ToList())
        {
            // Each part in a scope of its own: what one has saved, the next reads from the database.
            await using var scope = services.CreateAsyncScope();
            foreach (var part in scope.ServiceProvider.GetServices<IDemoData>().Where(d => d.Order == order))
            {
                await part.AddAsync(cancellationToken);
            }
        }
    }

    private static async Task<IReadOnlyList<Sentence>> StartAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var lines = new List<Sentence>();
        foreach (var start in scope.ServiceProvider.GetServices<IServeStart>())
        {
            lines.AddRange(await start.RunAsync(cancellationToken));
        }

        return lines;
    }

    private static void Greet(WebApplication app, IReadOnlyList<Sentence> lines)
    {
        Console.WriteLine($"ICMESH: {string.Join(", ", app.Urls)}");
        foreach (var line in lines)
        {
            Console.WriteLine(line.Both);
        }
    }
}
