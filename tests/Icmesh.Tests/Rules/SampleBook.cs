namespace Icmesh.Tests.Rules;

/// <summary>A small scorecard without a fault. Tests spoil one place of it.</summary>
internal static class SampleBook
{
    public const string Good = """
        {
          "WorkflowName": "sample",
          "header": {
            "title": { "id": "Contoh", "en": "Sample" }, "effectiveFrom": "2026-01-01", "effectiveTo": null,
            "author": "HSE", "reason": "Uji", "hoursBase": 1000000, "minCoverage": 50
          },
          "categories": [
            { "code": "LAG", "title": { "id": "Hasil", "en": "Lagging" }, "weight": 60 },
            { "code": "LEAD", "title": { "id": "Upaya", "en": "Leading" }, "weight": 40 }
          ],
          "grades": [
            { "code": "EXCELLENT", "from": 90 }, { "code": "GOOD", "from": 80 }, { "code": "FAIR", "from": 70 }, { "code": "POOR", "from": 60 },
            { "code": "BAD", "from": null }
          ],
          "Rules": [
            { "RuleName": "DEATH", "Expression": "f.Deaths > 0",
              "Properties": { "kind": "override", "title": { "id": "Meninggal", "en": "Death" }, "order": 1, "capScore": 59 } },
            { "RuleName": "RATE", "Operator": "Or",
              "Properties": { "kind": "indicator", "title": { "id": "Tingkat", "en": "Rate" }, "category": "LAG", "weight": 35.5, "unit": { "id": "per 1.000.000 jam", "en": "per 1,000,000 hours" },
                "direction": "down", "missing": "undetermined", "value": "Rate", "smallHours": { "below": 100000, "value": "Cases" } },
              "Rules": [
                { "RuleName": "RATE.1", "Expression": "f.HoursWorked >= 100000 && f.Rate <= 0 || f.HoursWorked < 100000 && f.Cases <= 0", "Properties": { "points": 100 } },
                { "RuleName": "RATE.2", "Expression": "f.HoursWorked >= 100000 && f.Rate <= 2.5 || f.HoursWorked < 100000 && f.Cases <= 1", "Properties": { "points": 62.5 } },
                { "RuleName": "RATE.3", "Expression": "f.HoursWorked >= 100000 && f.Rate > 2.5 || f.HoursWorked < 100000 && f.Cases > 1", "Properties": { "points": 0 } }
              ] },
            { "RuleName": "FINDINGS", "Operator": "Or",
              "Properties": { "kind": "indicator", "title": { "id": "Temuan", "en": "Findings" }, "category": "LAG", "weight": 24.5, "unit": "temuan", "direction": "down", "value": "OpenFindings" },
              "Rules": [
                { "RuleName": "FINDINGS.1", "Expression": "f.OpenFindings <= 1", "Properties": { "points": 100 } },
                { "RuleName": "FINDINGS.2", "Expression": "f.OpenFindings > 1 && f.OpenFindings <= 5", "Properties": { "points": 40 } },
                { "RuleName": "FINDINGS.3", "Expression": "f.OpenFindings > 5", "Properties": { "points": 0 } }
              ] },
            { "RuleName": "TRAINED", "Operator": "Or",
              "Properties": { "kind": "indicator", "title": { "id": "Terlatih", "en": "Trained" }, "category": "LEAD", "weight": 20, "unit": "%", "direction": "up", "missing": "notNeeded", "value": "Trained" },
              "Rules": [
                { "RuleName": "TRAINED.1", "Expression": "f.Trained * 100 / f.Workers >= 95", "Properties": { "points": 100 } },
                { "RuleName": "TRAINED.2", "Expression": "f.Trained * 100 / f.Workers >= 80", "Properties": { "points": 50 } },
                { "RuleName": "TRAINED.3", "Expression": "f.Trained * 100 / f.Workers < 80", "Properties": { "points": 0 } }
              ] },
            { "RuleName": "RISK", "Operator": "Or",
              "Properties": { "kind": "indicator", "title": { "id": "Risiko", "en": "Risk" }, "category": "LEAD", "weight": 10, "unit": "%", "direction": "up", "value": "Score" },
              "Rules": [
                { "RuleName": "RISK.1", "Expression": "f.RiskClass == \"LOW\" && f.Score >= 70 || f.Score >= 90", "Properties": { "points": 100 } },
                { "RuleName": "RISK.2", "Expression": "f.RiskClass != \"HIGH\" && f.Certified", "Properties": { "points": 30 } },
                { "RuleName": "RISK.3", "Expression": "true", "Properties": { "points": 0 } }
              ] },
            { "RuleName": "AUDIT", "Enabled": false, "Expression": "false",
              "Properties": { "kind": "indicator", "title": { "id": "Audit", "en": "Audit" }, "category": "LEAD", "weight": 10, "unit": "%", "direction": "up", "noDataSource": "Audits" } }
          ],
          "cases": [
            { "name": "Baik", "at": "2026-03-01",
              "facts": { "HoursWorked": 200000, "Rate": 0, "Cases": 0, "OpenFindings": 0, "Trained": 95, "Workers": 100, "RiskClass": "LOW", "Score": 75, "Certified": true, "Deaths": 0 },
              "expect": { "RATE": 100, "FINDINGS": 100, "TRAINED": 100, "RISK": 100, "score": 100, "grade": "EXCELLENT", "outcome": "Compliant", "overrides": [] } },
            { "name": "Buruk", "at": "2026-03-01",
              "facts": { "HoursWorked": 200000, "Rate": 2.6, "Cases": 1, "OpenFindings": 6, "Trained": 79, "Workers": 100, "RiskClass": "HIGH", "Score": 75, "Certified": true, "Deaths": 1 },
              "expect": { "RATE": 0, "FINDINGS": 0, "TRAINED": 0, "RISK": 0, "score": 0, "grade": "BAD", "outcome": "NonCompliant", "overrides": ["DEATH"] } },
            { "name": "Tanpa data", "at": "2026-03-01", "facts": { "Rate": null },
              "expect": { "RATE": null, "FINDINGS": 0, "TRAINED": null, "RISK": 0, "grade": null, "outcome": "Undetermined", "overrides": [] } }
          ]
        }
        """;

    /// <summary>The good book with one place changed. The place must be there.</summary>
    public static string With(string old, string changed)
    {
        var at = Good.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"The sample has no {old}");
        return Good[..at] + changed + Good[(at + old.Length)..];
    }
}
