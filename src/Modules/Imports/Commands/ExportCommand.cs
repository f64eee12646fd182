using System.CommandLine;
using Icmesh.Imports.Writing;
using Icmesh.Kernel.Imports;
using Icmesh.Kernel.Modules;
using Icmesh.Kernel.Text;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Imports.Commands;

/// <summary><c>export KIND FILE</c>; <c>-</c> is CSV on standard output.</summary>
internal static class ExportCommand
{
    public static Command Create(VerbRunner runner)
    {
        var kind = new Argument<string>("KIND") { Description = "Jenis data / kind of record" };
        var file = new Argument<string>("FILE") { Description = "Akhiran .csv atau .xlsx, atau - / ending in .csv or .xlsx, or -" };
        var command = new Command("export", "Tulis semua data satu jenis ke berkas / write all records of one kind to a file") { kind, file };
        command.SetAction((parsed, ct) => runner.RunAsync(
            (services, cancellation) => RunAsync(services, parsed.GetRequiredValue(kind), parsed.GetRequiredValue(file), cancellation), ct));
        return command;
    }

    internal static async Task<int> RunAsync(IServiceProvider services, string name, string file, CancellationToken cancellationToken)
    {
        var kinds = services.GetServices<IExportKind>().ToList();
        if (kinds.Find(k => k.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is not { } kind)
        {
            return await KindName.UnknownAsync(name, kinds.Select(k => k.Name));
        }

        if (file == "-")
        {
            await using var output = Console.OpenStandardOutput();
            await ExportTable.WriteAsync(kind, output, xlsx: false, cancellationToken);
            return VerbRunner.Done;
        }

        var rows = await ExportTable.WriteFileAsync(kind, VerbRunner.CallersPath(file), cancellationToken);
        await Console.Error.WriteLineAsync(new Sentence($"{rows} baris ditulis ke {file}.", $"{rows} rows written to {file}.").Both);
        return VerbRunner.Done;
    }
}
