using Icmesh.Kernel.Data;

namespace Icmesh.Host.Startup;

/// <summary>Where configuration comes from and what it is when nobody configured anything.</summary>
internal static class Settings
{
    public static WebApplicationOptions Options(string[] args)
    {
        // Three levels up from its build output lies the project's folder; a published installation has none.
        var folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", ".."));
        var isSource = IsSource(folder);
        return new()
        {
            Args = args,
            ApplicationName = typeof(Settings).Assembly.GetName().Name,
            ContentRootPath = Given(args, "contentRoot") ?? (isSource ? folder : AppContext.BaseDirectory),
            // `dotnet run` on a fresh clone is a developer's try-out; a published installation is in production unless told otherwise.
            EnvironmentName = Given(args, "environment") ?? Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT")
                ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") ?? (isSource ? Environments.Development : Environments.Production),
        };
    }

    public static void Defaults(WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        var root = builder.Environment.ContentRootPath;
        configuration["Data:Directory"] = Path.GetFullPath(configuration["Data:Directory"] ?? "data", root);
        configuration[Activity.Anchors.Setting] = Path.GetFullPath(configuration[Activity.Anchors.Setting] ?? "activity-anchors.jsonl", configuration["Data:Directory"]!);
        configuration["Rules:Directory"] = Path.GetFullPath(configuration["Rules:Directory"] ?? (IsSource(root) ? "../../rules" : "rules"), root);
        configuration["Rules:GoLive"] ??= builder.Environment.IsDevelopment() ? "WhenChecked" : "AfterApproval";
        configuration["Site:TimeZone"] ??= "Asia/Jakarta";
    }

    public static DatabaseOptions Database(IConfiguration configuration)
    {
        var provider = configuration.GetValue("Database:Provider", DatabaseProvider.Sqlite);
        var connection = configuration["Database:ConnectionString"];
        return provider is DatabaseProvider.SqlServer && connection is null
            ? throw new InvalidOperationException("Database:ConnectionString is needed for Database:Provider SqlServer.")
            : new(provider, connection ?? $"Data Source={Path.Combine(configuration["Data:Directory"]!, "icmesh.db")};Default Timeout=15");
    }

    private static bool IsSource(string folder) => File.Exists(Path.Combine(folder, "Icmesh.Host.csproj"));

    private static string? Given(string[] args, string option) =>
        Array.Find(args, a => a.StartsWith($"--{option}=", StringComparison.OrdinalIgnoreCase))?[(option.Length + 3)..];
}
