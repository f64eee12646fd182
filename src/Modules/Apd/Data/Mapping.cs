using Icmesh.Apd.Catalogue;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Icmesh.Apd.Data;

internal static class Lengths
{
    public const int Serial = 60, Size = 20, Name = 200, SignIn = 100, Note = 1000, Missing = 400;
}

internal sealed class ItemMapping : IEntityTypeConfiguration<Item>
{
    public void Configure(EntityTypeBuilder<Item> builder)
    {
        builder.ToTable("item");
        builder.Property(i => i.Serial).HasMaxLength(Lengths.Serial);
        builder.Property(i => i.NormalizedSerial).HasMaxLength(Lengths.Serial);
        builder.Property(i => i.Kind).HasMaxLength(ApdCatalogue.CodeLength);
        builder.Property(i => i.Size).HasMaxLength(Lengths.Size);
        builder.HasIndex(i => new { i.ContractorId, i.NormalizedSerial }).IsUnique();
        builder.HasIndex(i => i.NormalizedSerial);
        builder.HasIndex(i => new { i.State, i.NextInspectionOn });
    }
}

internal sealed class IssueMapping : IEntityTypeConfiguration<Issue>
{
    public void Configure(EntityTypeBuilder<Issue> builder)
    {
        builder.ToTable("issue");
        builder.Property(i => i.IssuedBy).HasMaxLength(Lengths.SignIn);
        builder.Property(i => i.EndedBy).HasMaxLength(Lengths.SignIn);
        builder.Property(i => i.SignedAs).HasMaxLength(Lengths.Name);
        builder.HasOne<Item>().WithMany().HasForeignKey(i => i.ItemId);
        builder.HasIndex(i => new { i.WorkerId, i.EndedAt });
        builder.HasIndex(i => new { i.ContractorId, i.IssuedAt });
    }
}

internal sealed class InspectionMapping : IEntityTypeConfiguration<Inspection>
{
    public void Configure(EntityTypeBuilder<Inspection> builder)
    {
        builder.ToTable("inspection");
        builder.Property(i => i.By).HasMaxLength(Lengths.SignIn);
        builder.Property(i => i.Note).HasMaxLength(Lengths.Note);
        builder.HasOne<Item>().WithMany().HasForeignKey(i => i.ItemId);
        builder.HasIndex(i => i.ContractorId);
    }
}

internal sealed class ItemEventMapping : IEntityTypeConfiguration<ItemEvent>
{
    public void Configure(EntityTypeBuilder<ItemEvent> builder)
    {
        builder.ToTable("event");
        builder.Property(e => e.By).HasMaxLength(Lengths.SignIn);
        builder.Property(e => e.Note).HasMaxLength(Lengths.Note);
        builder.HasOne<Item>().WithMany().HasForeignKey(e => e.ItemId);
        builder.HasIndex(e => e.ContractorId);
    }
}

internal sealed class ObservationMapping : IEntityTypeConfiguration<Observation>
{
    public void Configure(EntityTypeBuilder<Observation> builder)
    {
        builder.ToTable("observation");
        builder.Property(o => o.JobType).HasMaxLength(ApdCatalogue.CodeLength);
        builder.Property(o => o.Missing).HasMaxLength(Lengths.Missing);
        builder.Property(o => o.Note).HasMaxLength(Lengths.Note);
        builder.Property(o => o.By).HasMaxLength(Lengths.SignIn);
        builder.Ignore(o => o.MissingKinds);
        builder.HasIndex(o => new { o.WorkerId, o.ObservedAt, o.JobType }).IsUnique();

        // Holds all that the nightly sums read.
        builder.HasIndex(o => new { o.ContractorId, o.ObservedAt, o.IsCompliant });
        builder.HasIndex(o => o.ObservedAt);
    }
}
