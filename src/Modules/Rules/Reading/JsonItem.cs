namespace Icmesh.Rules.Reading;

internal enum JsonItemKind
{
    Object,
    List,
    Text,
    Number,
    Flag,
    Null,
}

/// <summary>A value of a JSON file that still knows where it stands.</summary>
/// <param name="Start">First byte of the value.</param>
/// <param name="End">First byte after it.</param>
/// <param name="Text">The decoded text, the number as written, or <c>true</c> or <c>false</c>.</param>
internal sealed record JsonItem(JsonItemKind Kind, int Start, int End, string Text)
{
    public IReadOnlyList<JsonMember> Members { get; init; } = [];

    public IReadOnlyList<JsonItem> Items { get; init; } = [];
}

internal sealed record JsonMember(string Name, int NameStart, JsonItem Value);
