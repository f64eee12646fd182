using System.Buffers;
using System.Text;
using System.Text.Json;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Rules;

namespace Icmesh.Scorecards;

/// <summary>
/// The canonical record of one evaluation: known facts, state or points of each indicator, scores and overrides. The same
/// facts under the same rules give the same bytes, on every machine and in every culture. Not for use by several threads at once.
/// </summary>
internal sealed class Evidence(FactJson facts) : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new(4096);
    private readonly Utf8JsonWriter _writer = new(Stream.Null);
    private ScorecardDefinition? _definition;
    private JsonEncodedText[] _codes = [];

    public void Keep(StoredScore score, ScorecardDefinition definition, FactRow row, ScoreResult result)
    {
        score.Outcome = result.Outcome;
        score.Score = result.HasScore ? decimal.Round(result.Score, 6) : null;
        score.Coverage = decimal.Round(result.Coverage, 6);
        score.Grade = result.Grade < 0 ? null : definition.Grades[result.Grade].Code;
        score.Evidence = Write(definition, row, result);
    }

    public string Write(ScorecardDefinition definition, FactRow row, ScoreResult result)
    {
        if (!ReferenceEquals(_definition, definition))
        {
            _definition = definition;
            _codes = [.. definition.Indicators.Select(i => JsonEncodedText.Encode(i.Code))];
        }

        _buffer.ResetWrittenCount();
        _writer.Reset(_buffer);
        _writer.WriteStartObject();
        _writer.WritePropertyName("facts"u8);
        facts.Write(_writer, row);
        WriteIndicators(definition, result);
        WriteNumber("base"u8, result.HasScore, result.BaseScore);
        WriteNumber("score"u8, result.HasScore, result.Score);
        WriteNumber("coverage"u8, true, result.Coverage);
        WriteOverrides("overrides"u8, definition, result.Applied);
        WriteOverrides("unknown"u8, definition, result.Unknown);
        _writer.WriteEndObject();
        _writer.Flush();
        return Encoding.UTF8.GetString(_buffer.WrittenSpan);
    }

    private void WriteIndicators(ScorecardDefinition definition, ScoreResult result)
    {
        _writer.WriteStartObject("indicators"u8);
        for (var i = 0; i < _codes.Length; i++)
        {
            if (result.States[i] is IndicatorState.Judged)
            {
                _writer.WriteNumber(_codes[i], definition.Indicators[i].Bands[result.Bands[i]].Points);
            }
            else
            {
                _writer.WriteString(_codes[i], StateText(result.States[i]));
            }
        }

        _writer.WriteEndObject();
    }

    private static ReadOnlySpan<byte> StateText(IndicatorState state) => state switch
    {
        IndicatorState.NotReported => "NotReported"u8,
        IndicatorState.Undetermined => "Undetermined"u8,
        IndicatorState.NotNeeded => "NotNeeded"u8,
        IndicatorState.NoDataSource => "NoDataSource"u8,
        IndicatorState.Judged => throw new InvalidOperationException("A judged indicator is written by its points."),
    };

    private void WriteNumber(ReadOnlySpan<byte> name, bool known, decimal value)
    {
        if (known)
        {
            _writer.WriteNumber(name, value);
        }
        else
        {
            _writer.WriteNull(name);
        }
    }

    private void WriteOverrides(ReadOnlySpan<byte> name, ScorecardDefinition definition, ulong bits)
    {
        _writer.WriteStartArray(name);
        for (var i = 0; bits != 0; i++, bits >>= 1)
        {
            if ((bits & 1) != 0)
            {
                _writer.WriteStringValue(definition.Overrides[i].Code);
            }
        }

        _writer.WriteEndArray();
    }

    public void Dispose() => _writer.Dispose();
}
