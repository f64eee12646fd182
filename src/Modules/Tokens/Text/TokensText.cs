using Icmesh.Tokens;
using Icmesh.Ui;

[assembly: ModuleText(typeof(TokensText))]

namespace Icmesh.Tokens;

/// <summary>Marker of this module's texts: TokensText.resx (Indonesian, neutral) and TokensText.en.resx.</summary>
internal sealed class TokensText;
