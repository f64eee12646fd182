using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Icmesh.Imports.Data;

internal sealed class ImportRunMapping : IEntityTypeConfiguration<ImportRun>
{
    public void Configure(EntityTypeBuilder<ImportRun> run)
    {
        run.ToTable("run");
        run.Property(r => r.UserName).HasMaxLength(100);
        run.Property(r => r.Kind).HasMaxLength(60);
        run.Property(r => r.Sha256).HasMaxLength(64);
        run.Property(r => r.Created).HasMaxLength(1000);
        run.HasIndex(r => r.At);
    }
}
