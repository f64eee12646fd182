using Icmesh.Kernel.Data;
using Icmesh.Kernel.Persons;
using Icmesh.Kernel.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Icmesh.Privacy.Pages.Privacy;

/// <summary>The record of processing: every column with data of persons, as the models classify it. Nobody has to keep it up.</summary>
internal sealed class RegisterModel(IEnumerable<ModuleDb> contexts) : PageModel
{
    public IReadOnlyList<(string Table, IReadOnlyList<RegisterColumn> Columns)> Tables { get; private set; } = [];

    [Requires(PrivacyPermissions.View)]
    public void OnGet() => Tables =
    [
        .. PersonRows.Tables(contexts).Select(t => (Table: t.Type.GetTableName()!, Columns: Of(t.Type))).Where(t => t.Columns.Count > 0).OrderBy(t => t.Table, StringComparer.Ordinal),
    ];

    private static IReadOnlyList<RegisterColumn> Of(IEntityType type) =>
    [
        .. type.GetProperties().Where(p => ModuleDb.ClassOf(p) is DataClass.Personal or DataClass.Specific)
            .Select(p => new RegisterColumn(p.Name, ModuleDb.ClassOf(p)!.Value, EndOf(type, p))),
    ];

    private static ColumnEnd EndOf(IEntityType type, IProperty column) => (column.HoldsSignInName(), type.ClrType == typeof(ActivityEntry), type.GetProperties().Select(p => p.PersonId()).FirstOrDefault(p => p is not null)) switch
    {
        (true, _, _) => ColumnEnd.Pseudonym,
        (_, true, _) => ColumnEnd.Sealed,
        (_, _, { Erasure: OnErasure.Delete }) => ColumnEnd.Deleted,
        _ => ColumnEnd.Blanked,
    };
}

internal sealed record RegisterColumn(string Name, DataClass Class, ColumnEnd Erasure);

/// <summary>What becomes of a column's values when their person is erased.</summary>
internal enum ColumnEnd
{
    Blanked,
    Deleted,
    Pseudonym,

    /// <summary>Unreadable for ever: its key is destroyed.</summary>
    Sealed,
}
