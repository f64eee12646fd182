using Icmesh.Kernel.Data;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Permits.Book;
using Icmesh.Permits.Data;
using Icmesh.Permits.Deciding;
using Icmesh.Permits.Machine;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Icmesh.Permits.Pages.Permits;

/// <summary>The checklist, answered at the place of work before the permit is handed out, and again before suspended work goes on.</summary>
internal sealed class ChecksModel(PermitsDb db, DbSession session, Drafts drafts, ReadParts parts, ICurrentUser user, SiteClock clock, IStringLocalizer<PermitsText> text) : PageModel
{
    private IReadOnlyList<PermitCheck> _stored = [];

    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public List<CheckAnswer?> Answers { get; set; } = [];

    public Permit Permit { get; private set; } = null!;

    public IReadOnlyList<CodedItem> Items { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Options => [.. Enum.GetValues<CheckAnswer>().Select(a => new SelectListItem(text[$"CheckAnswer.{a}"], a.ToString()))];

    [Requires(PermitsPermissions.Issue)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Answers = [.. Items.Select(i => _stored.FirstOrDefault(c => c.Code == i.Code)?.Answer)];
    }

    /// <remarks>One after the other, so that two who answer at once do not both add the same item.</remarks>
    [Requires(PermitsPermissions.Issue)]
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => session.InTransactionAsync(async () =>
    {
        await db.HoldRecordAsync(cancellationToken);
        return await AnswerAsync(cancellationToken);
    }, cancellationToken);

    private async Task<IActionResult> AnswerAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (!ModelState.IsValid || Answers.Count != Items.Count)
        {
            Answers = [.. Items.Select((_, i) => Answers.ElementAtOrDefault(i))];
            return this.Again();
        }

        if (Permit.State is not (PermitState.Approved or PermitState.Issued or PermitState.Suspended))
        {
            return this.Again(new RefusedException(new("Daftar periksa dijawab setelah izin disetujui dan sebelum pekerjaan berjalan.", "The checklist is answered after approval and before work goes on."), new("Lihat keadaan izinnya.", "Look at the permit's state.")));
        }

        for (var i = 0; i < Items.Count; i++)
        {
            Answer(Items[i].Code, Answers[i]);
        }

        db.Record(user, clock.UtcNow, "permit.check", DecidePermit.Noun, Id, Permit.ContractorId, after: new RecordedPermit(Permit.Number, Permit.State, null), siteId: Permit.SiteId);
        await db.SaveChangesAsync(cancellationToken);
        return Redirect($"/Permits/{Id}");
    }

    private void Answer(string code, CheckAnswer? answer)
    {
        var stored = _stored.FirstOrDefault(c => c.Code == code);
        if (answer is null || stored?.Answer == answer)
        {
            return;
        }

        if (stored is null)
        {
            db.Checks.Add(new() { PermitId = Id, ContractorId = Permit.ContractorId, SiteId = Permit.SiteId, Code = code, Answer = answer.Value, At = clock.UtcNow, By = user.Name });
        }
        else
        {
            (stored.Answer, stored.At, stored.By) = (answer.Value, clock.UtcNow, user.Name);
        }
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Permit = await drafts.OpenAsync(Id, cancellationToken);
        var whole = await parts.OfAsync(Permit, cancellationToken);
        (Items, _stored) = (whole.Checklist, whole.Checks);
    }
}
