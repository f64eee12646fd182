using Icmesh.Attachments.Checking;
using Icmesh.Attachments.Data;
using Icmesh.Attachments.Keeping;
using Icmesh.Kernel.Attachments;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Modules;
using Icmesh.Kernel.Persons;
using Icmesh.Ui;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Icmesh.Attachments;

public sealed class AttachmentsModule : IModule
{
    public string Name => "Attachments";

    public void AddServices(IServiceCollection services, DatabaseOptions database) => services
        .AddModuleDb<AttachmentsDb, SqliteAttachmentsDb, SqlServerAttachmentsDb>(database, AttachmentsDb.Prefix)
        .AddSingleton<ContentStore>().AddSingleton<ImageCleaner>().AddSingleton(Antivirus)
        .AddScoped<IAttachments, AttachmentKeeper>()
        .AddScoped<IAfterErasure, RemoveErased>()
        .AddScoped<IVerification, AttachmentsVerification>()
        .AddScheduledJob<ScanWaitingJob>("attachments.scan", "40 * * * * ?")
        .AddSingleton(new ActivityNoun("attachment", typeof(UiText), null, ["add", "remove", "release", "destroy"], typeof(RecordedAttachment)))
        .AddContributionsFrom<AttachmentsModule>();

    /// <summary><c>Attachments:Antivirus</c> is <c>host:port</c> of a ClamAV daemon, or <c>none</c>.</summary>
    private static IAntivirus Antivirus(IServiceProvider services)
    {
        var isDevelopment = services.GetRequiredService<IHostEnvironment>().IsDevelopment();
        var setting = services.GetRequiredService<IConfiguration>()["Attachments:Antivirus"] ?? (isDevelopment ? "none" : null);
        return setting switch
        {
            null => new UnsetAntivirus(),
            "none" => new NoAntivirus(),
            _ when Uri.TryCreate($"tcp://{setting}", UriKind.Absolute, out var at) && at.Port > 0 =>
                new ClamdAntivirus(at.Host, at.Port, services.GetRequiredService<ILogger<ClamdAntivirus>>()),
            _ => throw new InvalidOperationException("Attachments:Antivirus is host:port of a ClamAV daemon, or none."),
        };
    }
}
