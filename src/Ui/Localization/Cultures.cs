using System.Globalization;

namespace Icmesh.Ui;

/// <summary>The two languages of every screen. Indonesian comes first.</summary>
public static class Cultures
{
    public static readonly CultureInfo Indonesian = Make("id-ID");
    public static readonly CultureInfo English = Make("en-US");

    public static bool IsIndonesian => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "id";

    private static CultureInfo Make(string name)
    {
        var culture = new CultureInfo(name);
        culture.DateTimeFormat.FirstDayOfWeek = DayOfWeek.Monday;
        if (name == "en-US")
        {
            // 03/04 must not be read as 4 March.
            culture.DateTimeFormat.ShortDatePattern = "dd MMM yyyy";
            culture.DateTimeFormat.ShortTimePattern = "HH:mm";
        }

        return CultureInfo.ReadOnly(culture);
    }
}
