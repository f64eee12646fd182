using System.Globalization;
using System.Text;

namespace Icmesh.Permits.Machine;

/// <summary>Writes <c>docs/permit-states.md</c>: the diagram and the table, made of the machine itself.</summary>
internal static class StateDocument
{
    public static string Write()
    {
        var text = new StringBuilder();
        text.Append("# Perjalanan izin kerja / The life of a permit\n\n")
            .Append("Dibuat dari `PermitMachine`; jangan diubah di sini. / Made of `PermitMachine`; not to be edited here.\n\n")
            .Append("```mermaid\nstateDiagram-v2\n    [*] --> Draft\n");
        foreach (var step in PermitMachine.All.Where(s => s.Command is not PermitCommand.Draft))
        {
            text.Append(CultureInfo.InvariantCulture, $"    {step.From} --> {step.To}: {step.Command}\n");
        }

        foreach (var state in Enum.GetValues<PermitState>().Where(s => s.IsOver()))
        {
            text.Append(CultureInfo.InvariantCulture, $"    {state} --> [*]\n");
        }

        text.Append("```\n\n| dari / from | langkah / step | ke / to | tanda tangan / signed by | izin akses / permission | aturan / rules | kru / crew | alasan / reason |\n|---|---|---|---|---|---|---|---|\n");
        foreach (var step in PermitMachine.All)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {StateText.Of(step.From).Both} | {StateText.Of(step.Command).Both} | {StateText.Of(step.To).Both} | {StateText.Of(step.Role).Both} | {(step.Role is SignRole.System ? "–" : $"`{step.Permission}`")} | ")
                .Append(CultureInfo.InvariantCulture, $"{(step.Gates is { } gates ? $"`permits/{gates.ToString().ToLowerInvariant()}`" : "–")} | {Crew(step.Crew)} | {(step.NeedsReason ? "ya / yes" : "–")} |\n");
        }

        return text.Append('\n')
            .Append("Seorang tidak menandatangani satu izin dalam dua peran; akun lain dari orang yang sama dihitung sama. / Nobody signs one permit in two capacities; another account of the same person counts as the same.\n")
            .ToString();
    }

    private static string Crew(CrewQuestion crew) => crew switch
    {
        CrewQuestion.None => "–",
        CrewQuestion.Told => "diberi tahu / told",
        CrewQuestion.Stops => "menahan / stops",
    };
}
