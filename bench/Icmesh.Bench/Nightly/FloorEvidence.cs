using System.Buffers;
using System.Text;
using System.Text.Json;
using Icmesh.Bench.Rules;
using Icmesh.Kernel.Rules;

namespace Icmesh.Bench.Nightly;

/// <summary>The stored JSON of one score of the shipped scorecard, written out by hand.</summary>
internal sealed class FloorEvidence : IDisposable
{
    private static readonly int[][] Points = [[100, 0], [100, 80, 60, 30, 0], [100, 80, 60, 30, 0]];

    private static readonly string[] Overrides = ["FATALITY", "CONCEALED", "LTI_MONTH"];

    private static readonly JsonEncodedText[] Indicators =
    [
        .. new[]
        {
            "LTI_FAT", "TRIFR", "SR", "ENV_INCIDENT", "PROPERTY_FIRE", "TBM", "OBSERVATION", "INSPECTION", "ACTION_CLOSE", "TRAINING", "MEETING", "DRILL", "PERMIT",
            "COMPETENCE", "APD", "MCU", "WASTE", "AUDIT", "LEADERSHIP", "HOUSEKEEPING",
        }.Select(code => JsonEncodedText.Encode(code)),
    ];

    private readonly ArrayBufferWriter<byte> _buffer = new(4096);
    private readonly Utf8JsonWriter _writer = new(Stream.Null);

    public string Write(FloorFacts facts, ScoreResult result)
    {
        _buffer.ResetWrittenCount();
        _writer.Reset(_buffer);
        _writer.WriteStartObject();
        _writer.WriteStartObject("facts"u8);
        WriteFacts(facts);
        _writer.WriteEndObject();
        _writer.WriteStartObject("indicators"u8);
        for (var i = 0; i < Indicators.Length; i++)
        {
            WriteIndicator(i, result);
        }

        _writer.WriteEndObject();
        WriteNumber("base"u8, result.HasScore ? result.BaseScore : null);
        WriteNumber("score"u8, result.HasScore ? result.Score : null);
        _writer.WriteNumber("coverage"u8, result.Coverage);
        WriteOverrides("overrides"u8, result.Applied);
        WriteOverrides("unknown"u8, result.Unknown);
        _writer.WriteEndObject();
        _writer.Flush();
        return Encoding.UTF8.GetString(_buffer.WrittenSpan);
    }

    public void Dispose() => _writer.Dispose();

    private void WriteFacts(FloorFacts f)
    {
        Fact(f, Known.AttributableFatalities, "AttributableFatalities"u8, f.AttributableFatalities);
        Fact(f, Known.ConcealedIncidents, "ConcealedIncidents"u8, f.ConcealedIncidents);
        Fact(f, Known.DaysLost, "DaysLost"u8, f.DaysLost);
        Fact(f, Known.Fatalities, "Fatalities"u8, f.Fatalities);
        Fact(f, Known.FirstAidCases, "FirstAidCases"u8, f.FirstAidCases);
        Fact(f, Known.FrequencyRate, "FrequencyRate"u8, f.FrequencyRate);
        Fact(f, Known.Headcount, "Headcount"u8, f.Headcount);
        Fact(f, Known.HoursWorked, "HoursWorked"u8, f.HoursWorked);
        Fact(f, Known.LostTimeInjuries, "LostTimeInjuries"u8, f.LostTimeInjuries);
        Fact(f, Known.LtiAndFatalities, "LtiAndFatalities"u8, f.LtiAndFatalities);
        Fact(f, Known.LtiThisMonth, "LtiThisMonth"u8, f.LtiThisMonth);
        Fact(f, Known.Ltifr, "Ltifr"u8, f.Ltifr);
        Fact(f, Known.MedicalCases, "MedicalCases"u8, f.MedicalCases);
        Fact(f, Known.MonthsReported, "MonthsReported"u8, f.MonthsReported);
        Fact(f, Known.NearMisses, "NearMisses"u8, f.NearMisses);
        Fact(f, Known.Recordables, "Recordables"u8, f.Recordables);
        Fact(f, Known.RestrictedCases, "RestrictedCases"u8, f.RestrictedCases);
        Fact(f, Known.SeverityRate, "SeverityRate"u8, f.SeverityRate);
        Fact(f, Known.Trifr, "Trifr"u8, f.Trifr);
        Fact(f, Known.Trir, "Trir"u8, f.Trir);
    }

    private void Fact(FloorFacts facts, Known bit, ReadOnlySpan<byte> name, decimal value)
    {
        if ((facts.Known & bit) != 0)
        {
            _writer.WriteNumber(name, value);
        }
    }

    private void WriteIndicator(int place, ScoreResult result)
    {
        switch (result.States[place])
        {
            case IndicatorState.Judged:
                _writer.WriteNumber(Indicators[place], Points[place][result.Bands[place]]);
                break;
            case IndicatorState.NotReported:
                _writer.WriteString(Indicators[place], "NotReported"u8);
                break;
            case IndicatorState.Undetermined:
                _writer.WriteString(Indicators[place], "Undetermined"u8);
                break;
            case IndicatorState.NotNeeded:
                _writer.WriteString(Indicators[place], "NotNeeded"u8);
                break;
            default:
                _writer.WriteString(Indicators[place], "NoDataSource"u8);
                break;
        }
    }

    private void WriteNumber(ReadOnlySpan<byte> name, decimal? value)
    {
        if (value is { } known)
        {
            _writer.WriteNumber(name, known);
        }
        else
        {
            _writer.WriteNull(name);
        }
    }

    private void WriteOverrides(ReadOnlySpan<byte> name, ulong bits)
    {
        _writer.WriteStartArray(name);
        for (var i = 0; i < Overrides.Length; i++)
        {
            if ((bits >> i & 1) != 0)
            {
                _writer.WriteStringValue(Overrides[i]);
            }
        }

        _writer.WriteEndArray();
    }
}
