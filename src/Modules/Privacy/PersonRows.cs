using System.Reflection;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Persons;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Icmesh.Privacy;

/// <summary>A row of some module about a person.</summary>
internal sealed record PersonRow(ModuleDb Db, IEntityType Type, object Entity, OnErasure Erasure)
{
    public string Table => Type.GetTableName()!;

    public object? Value(IProperty property) => Db.Entry(Entity).Property(property).CurrentValue;

    /// <summary>Null where the key is not one id.</summary>
    public Guid? Id => Type.FindPrimaryKey()!.Properties is [{ } key] && Value(key) is Guid id ? id : null;

    /// <summary>What people call the person, where the row is one.</summary>
    public string? Name => Type.FindPrimaryKey()!.Properties[0].PersonId()?.Name is { } name ? Db.Entry(Entity).Property(name).CurrentValue as string : null;
}

/// <param name="Ids">The person's own, and those of every row about it.</param>
/// <param name="SignInNames">By which its deeds are recorded.</param>
internal sealed record PersonFile(IReadOnlyList<PersonRow> Rows, IReadOnlyCollection<Guid> Ids, IReadOnlyCollection<string> SignInNames)
{
    public string? Name => Rows.Select(r => r.Name).FirstOrDefault(n => n is not null);
}

/// <summary>Finds all rows about a person in all modules, by what their models say: a new table is in it on the day it is added.</summary>
internal sealed class PersonRows(IEnumerable<ModuleDb> contexts)
{
    private const int MostFound = 50;

    private static readonly MethodInfo Reading = typeof(PersonRows).GetMethod(nameof(ReadAsync), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly MethodInfo Naming = typeof(PersonRows).GetMethod(nameof(NamingAsync), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly MethodInfo Searching = typeof(PersonRows).GetMethod(nameof(SearchAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Shared tables are mapped in every context, and named once.</summary>
    public static IEnumerable<(ModuleDb Db, IEntityType Type)> Tables(IEnumerable<ModuleDb> contexts) =>
        contexts.SelectMany(db => db.Model.GetEntityTypes().Where(t => t.GetTableName() is not null && !t.IsOwned()).Select(t => (Db: db, Type: t))).DistinctBy(t => t.Type.GetTableName());

    public async Task<PersonFile> FindAsync(Guid person, CancellationToken cancellationToken)
    {
        var (ids, rows) = (new HashSet<Guid> { person }, new Dictionary<object, PersonRow>(ReferenceEqualityComparer.Instance));
        var columns = Tables(contexts).SelectMany(t => t.Type.GetProperties().Select(p => (t.Db, t.Type, Column: p, About: p.PersonId()))).Where(c => c.About is not null).ToList();
        int known;
        do
        {
            known = ids.Count;
            foreach (var (db, type, column, about) in columns)
            {
                var found = (Task<List<object>>)Reading.MakeGenericMethod(type.ClrType).Invoke(null, [db, column, ids.ToList(), cancellationToken])!;
                foreach (var entity in await found)
                {
                    rows.TryAdd(entity, new(db, type, entity, about!.Erasure));
                    ids.UnionWith(Linked(rows[entity]));
                }
            }
        }
        while (ids.Count > known);

        var names = rows.Values.SelectMany(r => r.Name is null ? [] : r.Type.GetProperties().Where(p => p.HoldsSignInName()).Select(r.Value)).OfType<string>().ToHashSet();
        return new([.. rows.Values], ids, names);
    }

    /// <summary>Persons whose name has these words in it.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name, string Table)>> SearchAsync(string words, CancellationToken cancellationToken)
    {
        var like = LikeWords.Within(words);
        var found = new List<(Guid, string, string)>();
        foreach (var (db, type) in Tables(contexts))
        {
            if (type.FindPrimaryKey()?.Properties is [{ } key] && key.PersonId()?.Name is { } name)
            {
                var rows = await (Task<List<(Guid Id, string Name)>>)Searching.MakeGenericMethod(type.ClrType).Invoke(null, [db, key.Name, name, like, cancellationToken])!;
                found.AddRange(rows.Select(r => (r.Id, r.Name, type.GetTableName()!)));
            }
        }

        return [.. found.OrderBy(f => f.Item2, StringComparer.CurrentCultureIgnoreCase).Take(MostFound)];
    }

    /// <summary>Keys of the rows that name one of these people as who did it.</summary>
    public static async Task<IEnumerable<string>> KeysAsync(ModuleDb db, IEntityType type, IProperty column, List<string> names, CancellationToken cancellationToken)
    {
        var rows = await (Task<List<object>>)Naming.MakeGenericMethod(type.ClrType).Invoke(null, [db, column.Name, names, cancellationToken])!;
        return rows.Select(r => string.Join(' ', type.FindPrimaryKey()!.Properties.Select(k => db.Entry(r).Property(k).CurrentValue)));
    }

    /// <summary>Its own key; and of a row that is the person, under which other ids it is known as well.</summary>
    private static IEnumerable<Guid> Linked(PersonRow row) =>
        row.Type.GetProperties().Where(p => p.PersonId() is not null && row.Name is not null).Select(row.Value).OfType<Guid>().Concat(row.Id is { } id ? [id] : []);

    private static async Task<List<object>> ReadAsync<T>(ModuleDb db, IProperty column, List<Guid> ids, CancellationToken cancellationToken) where T : class
    {
        var (name, some) = (column.Name, ids.Select(i => (Guid?)i).ToList());
        var rows = column.ClrType == typeof(Guid) ? db.Set<T>().Where(r => ids.Contains(EF.Property<Guid>(r, name))) : db.Set<T>().Where(r => some.Contains(EF.Property<Guid?>(r, name)));
        return [.. await rows.ToListAsync(cancellationToken)];
    }

    private static async Task<List<object>> NamingAsync<T>(ModuleDb db, string column, List<string> names, CancellationToken cancellationToken) where T : class =>
        [.. await db.Set<T>().Where(r => names.Contains(EF.Property<string>(r, column))).ToListAsync(cancellationToken)];

    private static async Task<List<(Guid, string)>> SearchAsync<T>(ModuleDb db, string key, string name, string like, CancellationToken cancellationToken) where T : class =>
        [.. (await db.Set<T>().Where(r => EF.Functions.Like(EF.Property<string>(r, name), like, LikeWords.Escape)).OrderBy(r => EF.Property<string>(r, name)).Take(MostFound)
            .Select(r => new { Id = EF.Property<Guid>(r, key), Name = EF.Property<string>(r, name) }).ToListAsync(cancellationToken)).Select(r => (r.Id, r.Name))];
}
