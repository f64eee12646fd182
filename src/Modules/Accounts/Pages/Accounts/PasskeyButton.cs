namespace Icmesh.Accounts.Pages.Accounts;

/// <summary>A button that opens the browser's passkey dialog and sends its form with the result. Shown where the browser knows passkeys.</summary>
/// <param name="Options">Where the question is fetched from.</param>
/// <param name="Field">Name of the field that takes the answer.</param>
/// <param name="StepUp">Where to go when the person is to prove itself first.</param>
internal sealed record PasskeyButton(string Text, string Options, string Field, bool IsNew = false, bool IsPrimary = false, string? StepUp = null);
