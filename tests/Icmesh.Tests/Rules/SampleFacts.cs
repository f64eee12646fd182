using System.Text;
using Icmesh.Kernel.Facts;
using Icmesh.Rules;
using Icmesh.Rules.Reading;
using FactText = Icmesh.Kernel.Facts.FactAttribute;

namespace Icmesh.Tests.Rules;

/// <summary>Facts of every kind, for tests of the engine that are not about any module's own facts.</summary>
public sealed record SampleFacts
{
    [FactText("Jam kerja", "Hours worked", Unit = "h", Min = "0", Step = "1")] public long? HoursWorked { get; init; }
    [FactText("Kasus", "Cases", Min = "0")] public int? Cases { get; init; }
    [FactText("Tingkat", "Rate", Unit = "/1.000.000 h", Min = "0")] public decimal? Rate { get; init; }
    [FactText("Temuan terbuka", "Open findings", Min = "0")] public int? OpenFindings { get; init; }
    [FactText("Nilai", "Score", Unit = "%", Min = "0", Max = "100")] public decimal? Score { get; init; }
    [FactText("MCU", "Medical check-ups")] public decimal? Mcu { get; init; }
    [FactText("Nol", "May be zero", Min = "0")] public int? Zero { get; init; }
    [FactText("Rasio", "Ratio")] public decimal? Ratio { get; init; }
    [FactText("Pekerja", "Workers", Min = "1")] public int? Workers { get; init; }
    [FactText("Pekerja terlatih", "Trained workers", Min = "0")] public int? Trained { get; init; }
    [FactText("Kematian", "Deaths", Min = "0")] public int? Deaths { get; init; }
    [FactText("Kelas risiko", "Risk class", Values = ["LOW", "MEDIUM", "HIGH"])] public string? RiskClass { get; init; }
    [FactText("Nama", "Name")] public string? Name { get; init; }
    [FactText("Sertifikat", "Certified")] public bool? Certified { get; init; }

    public static readonly FactCatalogue Catalogue = new([("Sample", typeof(SampleFacts))]);

    internal static CheckedFile Compile(string json) => Compile(Encoding.UTF8.GetBytes(json));

    internal static CheckedFile Compile(byte[] bytes) => ScorecardCompiler.Compile(new RuleSource("scorecards/sample", "rules/scorecards/sample.json", bytes), Catalogue);
}
