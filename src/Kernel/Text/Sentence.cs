using System.Globalization;
using System.Text.Json.Serialization;

namespace Icmesh.Kernel.Text;

/// <summary>One text in both languages of the screen. <see cref="ToString"/> gives the one of the current UI culture.</summary>
/// <param name="Id">Bahasa Indonesia, the default.</param>
/// <param name="En">English.</param>
public sealed record Sentence(string Id, string En)
{
    public static readonly Sentence Empty = new("", "");

    public override string ToString() => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? En : Id;

    /// <summary>Both languages, for places without a chosen language: the terminal and log files.</summary>
    [JsonIgnore] public string Both => Id == En ? Id : $"{Id} / {En}";
}
