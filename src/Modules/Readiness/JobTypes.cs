using Icmesh.Kernel.Readiness;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Text;

namespace Icmesh.Readiness;

/// <summary>The file <c>rules/readiness/job-types.json</c>: the kinds of work that demand something of people. Other rules name them by code.</summary>
internal sealed record JobTypes(RuleHeader Header, IReadOnlyList<JobType> Types) : RuleTable(Header)
{
    public const int CodeLength = 40;

    public static readonly RuleTableKind Kind = new("readiness/job-types", typeof(JobTypes), "_JobTypes");

    public override IEnumerable<RuleTableFault> Faults()
    {
        if (Types.Count == 0)
        {
            yield return new("$.types", new("Paling sedikit satu jenis pekerjaan.", "At least one job type."));
        }

        for (var i = 0; i < Types.Count; i++)
        {
            var code = Types[i].Code;
            if (code.Length is 0 or > CodeLength || !code.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '_'))
            {
                yield return new($"$.types[{i}].code", new($"Tulis kode dengan huruf besar, angka dan garis bawah, paling banyak {CodeLength}.", $"Write the code in capital letters, digits and underscores, at most {CodeLength}."));
            }

            if (Types.Take(i).Any(t => t.Code == code))
            {
                yield return new($"$.types[{i}].code", new($"Kode \"{code}\" sudah dipakai di atas.", $"The code \"{code}\" is used above."));
            }
        }
    }
}

internal sealed record JobType(string Code, Sentence Title, Sentence Description);

internal sealed class JobTypeDirectory(IRuleTables tables) : IJobTypeDirectory
{
    public async Task<IReadOnlyList<JobTypeCard>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await tables.LiveAsync<JobTypes>(cancellationToken))?.Types.Select(t => new JobTypeCard(t.Code, t.Title)) ?? []];
}
