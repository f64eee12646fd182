namespace Icmesh.Rules.Data.Migrations;

/// <summary>What is stored already is made to fit the tables of drafts, in words that both databases understand.</summary>
internal static class KeepDraftsSql
{
    /// <summary>Content that was put back had got a second number: the first one goes live, the later ones go.</summary>
    public const string OneNumberPerContent = """
        UPDATE rules_live SET VersionId = (
            SELECT k.Id FROM rules_version k JOIN rules_version v ON k.Path = v.Path AND k.Sha256 = v.Sha256
            WHERE v.Id = rules_live.VersionId AND k.Number = (SELECT MIN(m.Number) FROM rules_version m WHERE m.Path = v.Path AND m.Sha256 = v.Sha256));
        DELETE FROM rules_version WHERE EXISTS (
            SELECT 1 FROM rules_version k WHERE k.Path = rules_version.Path AND k.Sha256 = rules_version.Sha256 AND k.Number < rules_version.Number);
        """;

    public const string LiveSince = """
        UPDATE rules_live SET
            Since = (SELECT v.AdoptedAt FROM rules_version v WHERE v.Id = rules_live.VersionId),
            "By" = (SELECT v.AdoptedBy FROM rules_version v WHERE v.Id = rules_live.VersionId);
        """;
}
