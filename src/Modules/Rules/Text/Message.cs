using System.Globalization;
using Icmesh.Kernel.Text;

namespace Icmesh.Rules.Text;

/// <summary>A numbered message of the rule checker. The catalogue is <see cref="FileMessages"/>, <see cref="ScorecardMessages"/> and <see cref="ExpressionMessages"/>.</summary>
internal readonly record struct Message(string Code, Sentence Text)
{
    public static Message Of(string code, FormattableString id, FormattableString en) =>
        new(code, new(id.ToString(CultureInfo.InvariantCulture), en.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The same message with the nearest known name added, where one is near enough.</summary>
    public Message DidYouMean(string? near) => near is null
        ? this
        : this with { Text = new($"{Text.Id} Maksud Anda \"{near}\"?", $"{Text.En} Did you mean \"{near}\"?") };
}
