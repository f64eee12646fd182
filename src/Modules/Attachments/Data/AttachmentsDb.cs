using Icmesh.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Attachments.Data;

internal abstract class AttachmentsDb(DbContextOptions options) : ModuleDb(options)
{
    public const string Prefix = "attachments";

    public override string TablePrefix => Prefix;

    public DbSet<Attachment> Attachments => Set<Attachment>();
}

internal sealed class SqliteAttachmentsDb(DbContextOptions<SqliteAttachmentsDb> options) : AttachmentsDb(options);

internal sealed class SqlServerAttachmentsDb(DbContextOptions<SqlServerAttachmentsDb> options) : AttachmentsDb(options);
