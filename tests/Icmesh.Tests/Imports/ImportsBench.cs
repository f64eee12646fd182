using System.Text;
using Icmesh.Imports.Data;
using Icmesh.Imports.Mapping;
using Icmesh.Imports.Reading;
using Icmesh.Imports.Runs;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Imports;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Imports;

/// <summary>The import machinery with the kinds <c>things</c> and <c>owners</c> on a database of its own.</summary>
public sealed class ImportsBench : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("icmesh-imports");
    private readonly ServiceProvider _services;
    private int _files;

    public ImportsBench()
    {
        var database = new DatabaseOptions(DatabaseProvider.Sqlite, $"Data Source={Path.Combine(_folder.FullName, "test.db")};Pooling=False");
        _services = new ServiceCollection()
            .AddSingleton(database)
            .AddSingleton(new SiteClock(TimeProvider.System, TimeZoneInfo.Utc))
            .AddScoped<DbSession>()
            .AddScoped<ICurrentUser>(_ => SystemUser.Instance)
            .AddModuleDb<ImportsDb, SqliteImportsDb, SqlServerImportsDb>(database, ImportsDb.Prefix)
            .AddModuleDb<ThingsDb, SqliteThingsDb, SqlServerThingsDb>(database, "things")
            .AddScoped<IImportKind, ThingKind>().AddScoped<IExportKind, ThingKind>()
            .AddScoped<IImportKind, OwnerKind>().AddScoped<IExportKind, OwnerKind>()
            .AddScoped<RunImport>()
            .BuildServiceProvider(validateScopes: true);
    }

    public string Folder => _folder.FullName;

    public async Task InitializeAsync()
    {
        await using var scope = _services.CreateAsyncScope();
        foreach (var context in scope.ServiceProvider.GetServices<ModuleDb>())
        {
            await context.GetService<IRelationalDatabaseCreator>().CreateTablesAsync();
        }
    }

    public string Write(string content, string extension = ".csv") => Write(new UTF8Encoding(false).GetBytes(content), extension);

    public string Write(byte[] content, string extension = ".csv")
    {
        var path = Path.Combine(Folder, $"{++_files}{extension}");
        File.WriteAllBytes(path, content);
        return path;
    }

    internal Task<ImportResult> ImportAsync(string csv, string? map = null, string kind = "things", bool dryRun = false, DecimalMark? mark = null) =>
        ImportFileAsync(Write(csv), map, kind, dryRun, mark);

    internal async Task<ImportResult> ImportFileAsync(
        string path, string? map = null, string kind = "things", bool dryRun = false, DecimalMark? mark = null, ReadLimits? limits = null,
        IProgress<ImportProgress>? progress = null)
    {
        await using var scope = _services.CreateAsyncScope();
        var request = new ImportRequest(
            scope.ServiceProvider.GetServices<IImportKind>().Single(k => k.Name == kind), path, Path.GetFileName(path),
            map is null ? null : MapFile.Parse(Encoding.UTF8.GetBytes(map)), limits ?? ReadLimits.Web, dryRun)
        {
            Decimal = mark,
            Progress = progress,
        };
        return await scope.ServiceProvider.GetRequiredService<RunImport>().RunAsync(request, CancellationToken.None);
    }

    internal async Task<T> ReadAsync<T>(Func<ThingsDb, Task<T>> read)
    {
        await using var scope = _services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<ThingsDb>());
    }

    internal async Task<T> ExportAsync<T>(string kind, Func<IExportKind, Task<T>> export)
    {
        await using var scope = _services.CreateAsyncScope();
        return await export(scope.ServiceProvider.GetServices<IExportKind>().Single(k => k.Name == kind));
    }

    /// <summary>Rows of every table of both modules.</summary>
    internal async Task<(int Things, int Owners, int Runs)> CountAsync()
    {
        await using var scope = _services.CreateAsyncScope();
        var things = scope.ServiceProvider.GetRequiredService<ThingsDb>();
        return (await things.Things.CountAsync(), await things.Owners.CountAsync(), await scope.ServiceProvider.GetRequiredService<ImportsDb>().Runs.CountAsync());
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
