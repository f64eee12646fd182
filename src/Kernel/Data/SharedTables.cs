using Icmesh.Kernel.Persons;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Kernel.Data;

/// <summary>Tables that every module writes to in its own transaction and that one context owns.</summary>
internal static class SharedTables
{
    public static void Map(ModelBuilder model, bool owner)
    {
        model.Entity<ActivityEntry>(e =>
        {
            Table(e, "kernel_activity", owner);

            // The table has triggers: SQL Server then refuses the OUTPUT clause that EF would write by.
            e.ToTable(t => t.HasTrigger("kernel_activity_append_only"));
            e.Property(a => a.Id).ValueGeneratedNever();
            e.Property(a => a.UserName).HasMaxLength(100);
            e.Property(a => a.Action).HasMaxLength(80);
            e.Property(a => a.Before).HasMaxLength(-1);
            e.Property(a => a.After).HasMaxLength(-1);
            e.Property(a => a.Reason).HasMaxLength(1000);
            e.Property(a => a.PreviousHash).HasMaxLength(64);
            e.Property(a => a.Hash).HasMaxLength(64);
            e.HasIndex(a => a.Sequence).IsUnique();
            e.HasIndex(a => new { a.ContractorId, a.Sequence });
            e.HasIndex(a => new { a.SiteId, a.Sequence });
            e.HasIndex(a => new { a.UserName, a.Sequence });
            e.HasIndex(a => new { a.Subject, a.SubjectId });
            e.HasIndex(a => new { a.Subject, a.Sequence });
            e.HasIndex(a => a.At);
            e.Ignore(a => a.PersonId);
        });
        model.Entity<PersonKey>(e =>
        {
            Table(e, "kernel_person_key", owner);
            e.HasKey(k => k.PersonId);
            e.Property(k => k.PersonId).ValueGeneratedNever();
            e.Property(k => k.Wrapped).HasMaxLength(1000);
        });
        model.Entity<OutboxMessage>(e =>
        {
            Table(e, "kernel_outbox", owner);
            e.Property(m => m.Id).ValueGeneratedOnAdd();
            e.Property(m => m.Topic).HasMaxLength(60);
            e.Property(m => m.Payload).HasMaxLength(-1);
            e.Property(m => m.Error).HasMaxLength(2000);
            e.HasIndex(m => new { m.DoneAt, m.Id });
        });
    }

    private static void Table<T>(Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<T> entity, string name, bool owner) where T : class =>
        entity.ToTable(name, t =>
        {
            if (!owner)
            {
                t.ExcludeFromMigrations();
            }
        });
}
