using Icmesh.Kernel.Data;
using Icmesh.Kernel.Text;

namespace Icmesh.Kernel.Imports;

/// <summary>Finds records by the code that a row names them with, and refuses the row where there is none.</summary>
/// <param name="noun">What the code stands for: "kontraktor", "contractor".</param>
/// <param name="remedy">What to do where nothing similar exists.</param>
public sealed class CodeLookup<T>(Sentence noun, Sentence remedy, IEnumerable<(string Code, T Record)> known)
{
    private readonly Dictionary<string, (string Code, T Record)> _known = known.ToDictionary(k => CodeText.Normalize(k.Code));

    /// <summary>The record of the code in a column. An empty cell gives no record and no error.</summary>
    /// <returns>False where the code is unknown: the row is refused.</returns>
    public bool TryFind(ImportBatch batch, ImportRow row, string column, out T? record)
    {
        record = default;
        if (row.Text(column) is not { } code)
        {
            return true;
        }

        if (_known.TryGetValue(CodeText.Normalize(code), out var found))
        {
            record = found.Record;
            return true;
        }

        var near = DidYouMean.Find(code, _known.Values.Select(k => k.Code));
        batch.Refuse(row, column,
            new($"Tidak ada {noun.Id} dengan kode \"{code}\".", $"There is no {noun.En} with the code \"{code}\"."),
            near is null ? remedy : new($"Maksud Anda \"{near}\"?", $"Did you mean \"{near}\"?"));
        return false;
    }
}
