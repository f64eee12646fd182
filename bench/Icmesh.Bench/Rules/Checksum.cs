using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Icmesh.Kernel.Rules;

namespace Icmesh.Bench.Rules;

/// <summary>Everything that a contestant found out about every contractor, down to the last bit of each decimal.</summary>
internal sealed class Checksum : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _bytes = new byte[16];

    /// <param name="score">Scores the contractor at a place.</param>
    public static string Of(int contractors, ScoreResult result, Action<int, ScoreResult> score)
    {
        using var checksum = new Checksum();
        for (var i = 0; i < contractors; i++)
        {
            score(i, result);
            checksum.Add(result);
        }

        return Convert.ToHexStringLower(checksum._hash.GetHashAndReset())[..16];
    }

    /// <exception cref="InvalidOperationException">They did not compute the same.</exception>
    public static void Same(params (string Name, string Checksum)[] contestants)
    {
        foreach (var (name, checksum) in contestants)
        {
            Measuring.Report.Tell($"  checksum {checksum} {name}");
        }

        if (contestants.Select(c => c.Checksum).Distinct().Count() != 1)
        {
            throw new InvalidOperationException("The contestants did not compute the same; nothing was measured.");
        }
    }

    private void Add(ScoreResult result)
    {
        _hash.AppendData(MemoryMarshal.AsBytes<IndicatorState>(result.States));
        _hash.AppendData(result.Bands);
        Add(result.Earned);
        Add(result.JudgedWeight);
        Add(result.PossibleWeight);
        Add(result.BaseScore);
        Add(result.Score);
        Add(result.Coverage);
        BinaryPrimitives.WriteInt32LittleEndian(_bytes, result.Grade);
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(4), (int)result.Outcome | (result.HasScore ? 256 : 0));
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(8), (int)result.Applied);
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(12), (int)result.Unknown);
        _hash.AppendData(_bytes);
    }

    private void Add(decimal value)
    {
        MemoryMarshal.Write(_bytes, value);
        _hash.AppendData(_bytes);
    }

    public void Dispose() => _hash.Dispose();
}
