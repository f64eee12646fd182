using System.Reflection;
using Icmesh.Kernel.Persons;
using Icmesh.Kernel.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Icmesh.Kernel.Data;

/// <summary>
/// Base of each module's context. Both providers see the same tables: a prefix instead of a schema, enums as text,
/// instants in UTC, an owner and a version in the condition of every write.
/// </summary>
public abstract class ModuleDb(DbContextOptions options) : DbContext(options)
{
    public const int DefaultTextLength = 200;

    /// <summary>Prefix of every table that this module owns.</summary>
    public abstract string TablePrefix { get; }

    /// <summary>Whose rows this context reads and writes. Nobody's where it does not come from a scope.</summary>
    public Fence Fence { get; internal set; } = new();

    /// <summary>What the transaction of this scope changed and recorded so far.</summary>
    internal RecordLedger Ledger { get; set; } = new();

    internal PersonVault Vault { get; set; } = new(null);

    /// <summary>Whether a change needs its entry. Only a test that lays out rows puts this off.</summary>
    internal bool IsGuarded { get; set; } = true;

    public DbSet<ActivityEntry> Activity => Set<ActivityEntry>();
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();
    public DbSet<PersonKey> PersonKeys => Set<PersonKey>();

    /// <summary>True only in the context whose migrations create the tables that all modules share.</summary>
    protected virtual bool OwnsSharedTables => false;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcDateTimeConverter>();
        configurationBuilder.Properties<decimal>().HavePrecision(18, 6);
        configurationBuilder.Properties<string>().HaveMaxLength(DefaultTextLength);
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(GetType().Assembly);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            Conventions(entity, $"{TablePrefix}_{entity.GetTableName()}");
            FenceFilters.Add(entity, this);
        }

        SharedTables.Map(modelBuilder, OwnsSharedTables);
    }

    private static void Conventions(IMutableEntityType entity, string table)
    {
        entity.SetTableName(table);
        if (entity.FindProperty(nameof(IVersioned.Version)) is { } version && entity.ClrType.IsAssignableTo(typeof(IVersioned)))
        {
            version.IsConcurrencyToken = true;
        }

        if (entity.ClrType.IsAssignableTo(typeof(IContractorOwned)) && entity.FindProperty(nameof(IContractorOwned.ContractorId)) is { } owner)
        {
            owner.IsConcurrencyToken = !owner.IsPrimaryKey();
        }

        foreach (var key in entity.GetForeignKeys())
        {
            key.DeleteBehavior = DeleteBehavior.Restrict;
        }

        foreach (var property in entity.GetProperties().Where(p => p.ClrType == typeof(Guid) && p.IsPrimaryKey()))
        {
            property.ValueGenerated = ValueGenerated.Never;
        }
    }

    /// <summary>Entries as far as the fence reaches: of the own company, of the own site, or all. Pages read no others.</summary>
    public IQueryable<ActivityEntry> SeenActivity => Fence switch
    {
        { Own: { } own } => Activity.AsNoTracking().Where(a => a.ContractorId == own),
        { Site: { } site } => Activity.AsNoTracking().Where(a => a.SiteId == site),
        _ => Activity.AsNoTracking(),
    };

    /// <summary>Adds the line that records a change. It is saved with the change or not at all.</summary>
    /// <param name="action"><c>SUBJECT.VERB</c>, with words in its <see cref="ActivityNoun"/>.</param>
    /// <param name="before">The record before the change, its values classified by [Data]; null for a new one.</param>
    /// <param name="personId">Whose personal values these are: they are sealed with that person's own key, see <see cref="PersonKey"/>.</param>
    public void Record(
        ICurrentUser user, DateTime at, string action, string subject, Guid? subjectId,
        Guid? contractorId = null, object? before = null, object? after = null, string? reason = null, Guid? siteId = null, Guid? personId = null) =>
        Activity.Add(new ActivityEntry
        {
            At = at,
            UserName = user.Name,
            Action = action,
            Subject = subject,
            SubjectId = subjectId,
            ContractorId = contractorId,
            SiteId = siteId,
            PersonId = personId,
            Before = SealedValues.Json(before, personId is not null),
            After = SealedValues.Json(after, personId is not null),
            Reason = reason,
        });

    /// <summary>
    /// To call first in a transaction that writes for a while before it records: others who record wait for its end, instead of
    /// meeting it half-way, each holding what the other waits for.
    /// </summary>
    public Task HoldRecordAsync(CancellationToken cancellationToken) => ActivityChain.HoldAsync(this, cancellationToken);

    /// <summary>Announces a change to the rest of the system, after it is saved.</summary>
    public void Announce(DateTime at, string topic, Guid? contractorId = null, string payload = "{}") =>
        Outbox.Add(new OutboxMessage { At = at, Topic = topic, ContractorId = contractorId, Payload = payload });

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        BeforeSave();
        return ActivityChain.Save(this, acceptAllChangesOnSuccess, base.SaveChanges);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        BeforeSave();
        return ActivityChain.SaveAsync(this, acceptAllChangesOnSuccess, accept => base.SaveChangesAsync(accept, cancellationToken), cancellationToken);
    }

    /// <returns>False where somebody else saved a newer version: nothing was changed.</returns>
    public async Task<bool> SavedAsync(CancellationToken cancellationToken)
    {
        try
        {
            await SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    private void BeforeSave()
    {
        foreach (var entry in ChangeTracker.Entries())
        {
            if (entry is { Entity: ActivityEntry, State: EntityState.Modified or EntityState.Deleted })
            {
                throw new InvalidOperationException("The activity record is only ever added to.");
            }

            FenceFilters.CheckWritten(entry, Fence);
            if (entry is { Entity: IVersioned versioned, State: EntityState.Added or EntityState.Modified })
            {
                versioned.Version++;
            }
        }

        RecordGuard.BeforeSave(this);
    }

    /// <summary>Classification of each mapped column; null marks one that nobody has classified.</summary>
    public static DataClass? ClassOf(IReadOnlyProperty property) =>
        property.PropertyInfo?.GetCustomAttribute<DataAttribute>()?.Class ?? property.ClassedAs();
}
