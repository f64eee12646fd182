using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Security;
using Icmesh.Readiness.Data;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Readiness.Pages.Readiness.Effects;

/// <summary>What every rule does at every stage today, and what it will do next.</summary>
internal sealed class IndexModel(ReadinessDb db, GatePicker picker, SiteClock clock) : PageModel
{
    private IReadOnlyList<RuleEffect> _later = [];

    public IReadOnlyList<IGateSet> Sets { get; private set; } = [];

    public EffectTable Table { get; private set; } = null!;

    [Requires(ReadinessPermissions.View)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Sets = await picker.ListAsync(cancellationToken);
        var decisions = await db.Effects.AsNoTracking().ToListAsync(cancellationToken);
        Table = new(decisions, clock.Today);
        _later = [.. decisions.Where(d => d.From > clock.Today).OrderBy(d => d.From).ThenByDescending(d => d.At)];
    }

    public RuleEffect? Next(string path, string gate, RolloutStage stage) => _later.FirstOrDefault(d => d.Path == path && d.Gate == gate && d.Stage == stage);
}
