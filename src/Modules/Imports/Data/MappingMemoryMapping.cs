using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Icmesh.Imports.Data;

internal sealed class MappingMemoryMapping : IEntityTypeConfiguration<MappingMemory>
{
    public void Configure(EntityTypeBuilder<MappingMemory> memory)
    {
        memory.ToTable("mapping");
        memory.Property(m => m.UserName).HasMaxLength(100);
        memory.Property(m => m.Kind).HasMaxLength(60);
        memory.Property(m => m.Headings).HasMaxLength(64);
        memory.Property(m => m.Map).HasMaxLength(-1);
        memory.HasIndex(m => new { m.UserName, m.Kind, m.Headings }).IsUnique();
    }
}
