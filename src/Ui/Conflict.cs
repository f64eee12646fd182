namespace Icmesh.Ui;

/// <summary>One field of a record that two people edited: what is stored now beside what the reader typed. Shown by the partial <c>_Conflict</c>.</summary>
public sealed record ConflictRow(string Label, string? Stored, string? Typed)
{
    public bool Differs => (Stored ?? "") != (Typed ?? "");
}
