using Icmesh.Imports.Uploads;
using Icmesh.Tests.Security.Matrix;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Security.Samples;

/// <summary>An upload is its sender's alone, whatever anybody holds.</summary>
internal sealed class ImportsSamples : ModuleSamples
{
    public override IReadOnlyList<Sample> Samples { get; } =
    [
        new("GET /Imports", "imports.run"),
        new("GET /Imports?handler=Template&kind=sites", "imports.run"),
        new("POST /Imports", "imports.run", Form: "Kind=sites") { File = ("Table", "lokasi.csv", "code,name\nS-77,Lokasi 77\n") },
        new("GET /Imports/Check/{upload}", "imports.run", Reach.Mine),
        new("GET /Imports/Check/{upload}?handler=Errors", "imports.run", Reach.Mine),
        new("POST /Imports/Check/{upload}", "imports.run", Reach.Mine, ""),
        new("POST /Imports/Check/{upload}?handler=Cancel", "imports.run", Reach.Mine, ""),
        new("GET /Imports/Columns/{upload}", "imports.run", Reach.Mine),
        new("GET /Imports/Columns/{upload}?handler=Map", "imports.run", Reach.Mine),
        new("POST /Imports/Columns/{upload}", "imports.run", Reach.Mine, "Input.From[code]=1&Input.From[name]=2"),
        new("POST /Imports/Columns/{upload}?handler=Preview", "imports.run", Reach.Mine, "Input.From[code]=1&Input.From[name]=2"),
        new("GET /Imports/Export", "imports.export"),
        new("POST /Imports/Export", "imports.export", Form: "Kind=man-hours&Format=csv"),
        new("GET /Imports/Done/{upload}", "imports.run", Reach.Mine),
        new("POST /Imports/Done/{upload}?handler=Cancel", "imports.run", Reach.Mine, ""),
    ];

    public override async Task SeedAsync(Town town, IServiceProvider services)
    {
        var store = services.GetRequiredService<UploadStore>();
        foreach (var side in new[] { town.A, town.B, town.Deleted })
        {
            var text = $"code,name\nS-{side},{town.Canary(side, "upload", Reach.Mine, false, "imports.run")}\n";
            side["upload"] = (await store.AddAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), "sites", "lokasi.csv", side.Owner, default)).Id.ToString();
        }

        Directory.Delete(Path.Combine(services.GetRequiredService<IConfiguration>()["Data:Directory"]!, "imports", Guid.Parse(town.Deleted["upload"]).ToString("N")), recursive: true);
        town.Missing["upload"] = Guid.CreateVersion7().ToString();
    }
}
