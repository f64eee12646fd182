using System.ComponentModel.DataAnnotations;
using System.Net.Mime;
using System.Text.Json;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Kernel.Web;
using Icmesh.Privacy.Data;
using Icmesh.Privacy.Erasing;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Privacy.Pages.Privacy.Persons;

/// <summary>The rights of one person: to a copy of its data, and to be erased unless a legal hold keeps it.</summary>
internal sealed class DetailsModel(PrivacyDb db, PersonRows persons, ExportPerson export, Holding holding, ErasePerson erase, AfterErasure after) : PageModel
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty, Display(Name = "Reason.Field"), Required, StringLength(PrivacyMapping.ReasonLength)] public string Reason { get; set; } = "";

    public string? Name { get; private set; }
    public IReadOnlyList<(string Table, int Rows)> Holdings { get; private set; } = [];
    public Erasure? Erased { get; private set; }
    public LegalHold? Hold { get; private set; }

    [Requires(PrivacyPermissions.Manage)]
    public Task OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    [Requires(PrivacyPermissions.Manage), StepUp]
    public async Task<IActionResult> OnPostExportAsync(CancellationToken cancellationToken)
    {
        await ShowAsync(cancellationToken);
        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        var found = await export.RunAsync(Id, Reason.Trim(), cancellationToken);
        Response.Headers.CacheControl = "private, no-store";
        return File(JsonSerializer.SerializeToUtf8Bytes(found, ExportPerson.Json), MediaTypeNames.Application.Json, $"data-{Id:N}.json");
    }

    [Requires(PrivacyPermissions.Manage)]
    public Task<IActionResult> OnPostHoldAsync(CancellationToken cancellationToken) => DoAsync(reason => holding.PlaceAsync(Id, reason, cancellationToken), cancellationToken);

    [Requires(PrivacyPermissions.Manage), StepUp]
    public Task<IActionResult> OnPostReleaseAsync(CancellationToken cancellationToken) => DoAsync(reason => holding.ReleaseAsync(Id, reason, cancellationToken), cancellationToken);

    [Requires(PrivacyPermissions.Manage), StepUp]
    public Task<IActionResult> OnPostEraseAsync(CancellationToken cancellationToken) => DoAsync(
        async reason => await after.RunAsync(await erase.RunAsync(Id, reason, cancellationToken), cancellationToken), cancellationToken);

    private async Task<IActionResult> DoAsync(Func<string, Task> act, CancellationToken cancellationToken)
    {
        await ShowAsync(cancellationToken);
        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        try
        {
            await act(Reason.Trim());
            return Redirect($"/Privacy/Persons/{Id}");
        }
        catch (RefusedException refused)
        {
            return this.Again(refused);
        }
    }

    /// <exception cref="NotFoundException">Nothing is held about such a person, and nothing ever was.</exception>
    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        var file = await persons.FindAsync(Id, cancellationToken);
        Erased = await db.Erasures.AsNoTracking().SingleOrDefaultAsync(e => e.SubjectId == Id, cancellationToken);
        if (file.Rows.Count == 0 && Erased is null)
        {
            throw new NotFoundException($"person {Id}");
        }

        Hold = await db.Holds.AsNoTracking().SingleOrDefaultAsync(h => h.SubjectId == Id, cancellationToken);
        Name = file.Name;
        Holdings = [.. file.Rows.CountBy(r => r.Table).OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => (t.Key, t.Value))];
    }
}
