using System.Text.Json;
using Icmesh.Imports.Runs;
using Icmesh.Kernel.Modules;

namespace Icmesh.Imports.Commands;

/// <summary>The result of an import as one JSON document on standard output.</summary>
internal static class ImportJson
{
    public static Task WriteAsync(ImportResult result) => Console.Out.WriteLineAsync(Write(result));

    public static string Write(ImportResult result) => JsonSerializer.Serialize(
        new
        {
            result.Kind,
            result.File,
            result.DryRun,
            result.Rows,
            result.Filtered,
            result.Added,
            result.Updated,
            result.Unchanged,
            result.Created,
            result.ErrorCount,
            Errors = result.Errors.Take(ImportReport.ErrorsShown).Select(e => new { Row = e.Line, e.Column, e.Value, Reason = e.Reason.Both, Remedy = e.Remedy.Both }),
        },
        VerbJson.Options);
}
