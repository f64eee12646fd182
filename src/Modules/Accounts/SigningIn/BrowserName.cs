namespace Icmesh.Accounts.SigningIn;

/// <summary>A browser as people know it, from the long line by which it introduces itself. Words of a stranger are never kept as they came.</summary>
internal static class BrowserName
{
    // In this order: each line holds the names of the browsers and systems that it wants to be taken for, too.
    private static readonly (string Sign, string Name)[]
        Browsers = [("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari")],
        Systems = [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("CrOS", "ChromeOS"), ("Mac OS", "macOS"), ("Linux", "Linux")];

    public static string Of(string userAgent) => string.Join(" · ", new[] { Known(Browsers, userAgent), Known(Systems, userAgent) }.OfType<string>());

    private static string? Known((string Sign, string Name)[] all, string line) =>
        Array.Find(all, a => line.Contains(a.Sign, StringComparison.Ordinal)).Name;
}
