using System.Text.RegularExpressions;

namespace Icmesh.Tests.Ui;

public sealed class ScreenTextTests
{
    // One word per idea: what stands left must not be on a screen, because the word at the right is.
    private static readonly Dictionary<string, string> Forbidden = new()
    {
        ["galat"] = "Periksa kembali",
        ["saringan"] = "filter",
        ["luring"] = "tanpa sinyal",
        ["konsep"] = "draf",
        ["surel"] = "email",
        ["e-mail"] = "email",
        ["sabuk"] = "full body harness",
        ["tidak berlaku"] = "tidak relevan, kedaluwarsa or dicabut",
        ["hitam"] = "Buruk (the colours belong to PROPER)",
    };

    public static TheoryData<string> Files => [.. ScreenTexts.Neutral];

    [Fact]
    public void The_shared_texts_are_among_the_files_found()
    {
        Assert.Contains(Path.Combine("Ui", "Text", "UiText.resx"), ScreenTexts.Neutral);
    }

    [Theory, MemberData(nameof(Files))]
    public void Every_text_exists_in_both_languages_with_the_same_places(string file)
    {
        var indonesian = ScreenTexts.Read(file);
        var english = ScreenTexts.Read(ScreenTexts.EnglishOf(file));

        Assert.Equal(indonesian.Keys.Order(StringComparer.Ordinal), english.Keys.Order(StringComparer.Ordinal));
        Assert.All(indonesian, text => Assert.Equal($"{text.Key}: {ScreenTexts.Places(text.Value)}", $"{text.Key}: {ScreenTexts.Places(english[text.Key])}"));
    }

    [Theory, MemberData(nameof(Files))]
    public void No_text_is_empty(string file)
    {
        var texts = ScreenTexts.Read(file).Concat(ScreenTexts.Read(ScreenTexts.EnglishOf(file)));

        Assert.DoesNotContain(texts, text => string.IsNullOrWhiteSpace(text.Value));
    }

    [Theory, MemberData(nameof(Files))]
    public void One_word_stands_for_one_idea_on_every_screen(string file)
    {
        var found =
            from text in ScreenTexts.Read(file)
            from word in Forbidden
            where Regex.IsMatch(text.Value, $@"\b{Regex.Escape(word.Key)}\b", RegexOptions.IgnoreCase)
            select $"{text.Key}: say “{word.Value}” instead of “{word.Key}”";

        Assert.Empty(found);
    }
}
