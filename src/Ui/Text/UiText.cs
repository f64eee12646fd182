namespace Icmesh.Ui;

/// <summary>Marker of the texts that every page shares: UiText.resx (Indonesian, neutral) and UiText.en.resx.</summary>
public sealed class UiText;
