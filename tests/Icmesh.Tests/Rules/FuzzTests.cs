using System.Diagnostics;
using CsCheck;
using Icmesh.Rules.Guarding;

namespace Icmesh.Tests.Rules;

/// <summary>Expressions made by a grammar that is mostly right and sometimes hostile: refused with a sentence or compiled, within a bound, never else.</summary>
[Trait("Category", "Security")]
public class FuzzTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(5);
    private static readonly ExpressionGuard Guard = new(SampleFacts.Catalogue);

    private static readonly Gen<string> Leaf = Gen.Frequency(
        (8, Gen.OneOf(Gen.Const("f.Score"), Gen.Const("f.Rate"), Gen.Const("f.OpenFindings"), Gen.Const("f.Workers"), Gen.Const("f.Trained"), Gen.Const("f.Mcu"))),
        (5, Gen.Int[0, 100].Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture))),
        (2, Gen.Int[0, 999].Select(i => $"{i / 10}.{i % 10}")),
        (1, Gen.OneOf(Gen.Const("79228162514264337593543950335"), Gen.Const("f.Nope"), Gen.Const("\"x\""), Gen.Const("null"), Gen.Const("1e9"), Gen.Const("f.Name.Length"), Gen.Const("Math.PI"), Gen.Const("f"))));

    private static readonly Gen<string> Number = Gen.Recursive<string>((depth, deeper) => depth > 3 ? Leaf : Gen.Frequency(
        (4, Leaf),
        (2, Gen.Select(deeper, Gen.OneOf(Gen.Const("+"), Gen.Const("-"), Gen.Const("*"), Gen.Const("/"), Gen.Const("%")), deeper, (a, o, b) => $"{a} {o} {b}")),
        (1, deeper.Select(a => $"({a})")),
        (1, deeper.Select(a => $"-{a}")),
        (1, Gen.Select(deeper, deeper, (a, b) => $"iif(f.Certified, {a}, {b})"))));

    private static readonly Gen<string> Condition = Gen.Recursive<string>((depth, deeper) =>
    {
        var comparison = Gen.Select(Number, Gen.OneOf(Gen.Const("<="), Gen.Const(">"), Gen.Const("=="), Gen.Const("!="), Gen.Const("=")), Number, (a, o, b) => $"{a} {o} {b}");
        var simple = Gen.Frequency((8, comparison), (1, Gen.Const("f.Certified")), (1, Gen.Const("f.RiskClass == \"LOW\"")), (1, Gen.Const("true")));
        return depth > 3 ? simple : Gen.Frequency(
            (4, simple),
            (3, Gen.Select(deeper, Gen.OneOf(Gen.Const("&&"), Gen.Const("||"), Gen.Const("and")), deeper, (a, o, b) => $"{a} {o} {b}")),
            (1, deeper.Select(a => $"!({a})")),
            (1, deeper.Select(a => $"({a})")));
    });

    [Fact]
    public void Random_expression_is_refused_by_the_guard_or_runs()
    {
        var (accepted, refused) = (0, 0);
        Condition.Sample(
            text =>
            {
                var started = Stopwatch.GetTimestamp();
                try
                {
                    Guard.Read(text);
                    Interlocked.Increment(ref accepted);
                }
                catch (ExpressionFault fault)
                {
                    Assert.InRange(fault.Position, 0, text.Length);
                    Interlocked.Increment(ref refused);
                }

                Assert.True(Stopwatch.GetElapsedTime(started) < Bound, text);
            }, iter: 5000);

        Assert.True(accepted > 500, $"{accepted} accepted: the grammar is too wild to prove anything");
        Assert.True(refused > 500, $"{refused} refused: the grammar is too tame to prove anything");
    }

    [Fact]
    public void Random_characters_are_refused_by_the_guard_or_run() => Gen.String[Gen.Char["f.Score<=>!&|()\"'1290 +-*/,%{}[]\u00e9\u202e\\"], 0, 60].Sample(
        text =>
        {
            try
            {
                Guard.Read(text);
            }
            catch (ExpressionFault fault)
            {
                Assert.InRange(fault.Position, 0, text.Length);
            }
        }, iter: 20_000);

    [Fact]
    public void Random_damage_to_a_file_gives_problems_with_a_place_and_never_another_exception() => Gen.Select(Gen.Int[0, SampleBook.Good.Length - 1], Gen.Int[0, 12], Gen.Char["{}[]\",:0x\n\\nu/"]).Sample(
        (at, length, with) =>
        {
            var damaged = SampleBook.Good[..at] + with + SampleBook.Good[Math.Min(SampleBook.Good.Length, at + length)..];

            var file = SampleFacts.Compile(damaged);

            Assert.All(file.Problems, p => Assert.True(p.Line >= 1 && p.Column >= 1 && p.Line <= damaged.Count(c => c == '\n') + 1));
            Assert.True(file.Scorecard is not null || file.Problems.Count > 0);
        }, iter: 1500);

    [Fact]
    public void Accepted_condition_gives_true_or_false_or_leaves_the_range() => Condition.Sample(
        text =>
        {
            RuleExpression expression;
            try
            {
                expression = Guard.Read(text);
            }
            catch (ExpressionFault)
            {
                return;
            }

            var row = Books.Row(SampleFacts.Catalogue, new Dictionary<string, object>
            {
                ["Score"] = 50m,
                ["Rate"] = 2.5m,
                ["OpenFindings"] = 3m,
                ["Workers"] = 7m,
                ["Trained"] = 5m,
                ["Mcu"] = 1m,
                ["Certified"] = true,
                ["RiskClass"] = "LOW",
            });
            var compiled = System.Linq.Expressions.Expression.Lambda(expression.Tree, Guard.Parameter).Compile();
            try
            {
                Assert.IsType<bool>(compiled.DynamicInvoke(row));
            }
            catch (System.Reflection.TargetInvocationException failure) when (failure.InnerException is ArithmeticException)
            {
                // A calculation that leaves the range counts as missing data when it runs.
            }
        }, iter: 500);
}
