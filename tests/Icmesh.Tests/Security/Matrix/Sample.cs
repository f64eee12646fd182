using System.Text.RegularExpressions;

namespace Icmesh.Tests.Security.Matrix;

/// <summary>Whose the record of an address, or of a form, is.</summary>
internal enum Reach
{
    /// <summary>No record is named.</summary>
    None,

    /// <summary>Nobody's in particular: whoever holds the permission reaches each.</summary>
    All,

    /// <summary>A company's: its own people and those of the companies above it.</summary>
    Figures,

    /// <summary>A company's persons and documents: its own people alone.</summary>
    Persons,

    /// <summary>One person's: it alone.</summary>
    Mine,
}

/// <summary>
/// A call that succeeds for whoever may make it. Written by hand from what the page is for: neither the permission nor whose record it is
/// about is read from the product.
/// </summary>
/// <param name="Call">Verb and address; <c>{name}</c> stands for a record of the side that is tried, see <see cref="Side"/>.</param>
/// <param name="Permission">As in <c>authz/matrix.csv</c>; null where everybody may.</param>
/// <param name="Form">Fields as in an address, <c>a=1&amp;b=2</c>; records there are of the own side, unless <see cref="IsInForm"/>.</param>
internal sealed partial record Sample(string Call, string? Permission, Reach Reach = Reach.None, string? Form = null)
{
    /// <summary>The row is bound to its company's site.</summary>
    public bool IsSiteBound { get; init; }

    /// <summary>The record that is tried is named in the form, not in the address.</summary>
    public bool IsInForm { get; init; }

    /// <summary>Held besides by whoever gets it; null where the permission is enough.</summary>
    public string? Also { get; init; }

    /// <summary>Reading it is recorded: the only change that a GET makes.</summary>
    public bool IsRecorded { get; init; }

    /// <summary>What a record beyond the own reach, or none at all, is answered with.</summary>
    public Outcome Denied { get; init; } = Outcome.NotFound;

    /// <summary>For a page that everybody may ask for and that answers in another way here.</summary>
    public Outcome Allowed { get; init; } = Outcome.Allowed;

    /// <summary>A file to send along: field, name, content.</summary>
    public (string Field, string Name, string Content)? File { get; init; }

    /// <summary>A body in JSON instead of a form.</summary>
    public string? Json { get; init; }

    /// <summary>For devices: no person's session counts here, and no device's token counts elsewhere.</summary>
    public bool IsApi => Path.StartsWith("/api/", StringComparison.Ordinal);

    public string Verb => Call[..Call.IndexOf(' ', StringComparison.Ordinal)];

    public string Address => Call[(Verb.Length + 1)..];

    public string Path => Address.Split('?')[0];

    public string AddressFor(Side side) => Fill(Address, side);

    public IReadOnlyList<KeyValuePair<string, string>> FieldsFor(Side target, Side own) =>
    [
        .. Fill(Form ?? "", IsInForm || target.IsThere ? target : own).Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(f => f.Split('=', 2)).Select(f => KeyValuePair.Create(f[0], f[1].Replace('+', ' '))),
    ];

    public override string ToString() => Call;

    internal static string Fill(string template, Side side) => Placeholder().Replace(template, m => side[m.Groups[1].Value]);

    [GeneratedRegex(@"\{([a-zA-Z-]+)\}")]
    internal static partial Regex Placeholder();
}
