using Icmesh.Accounts.Demo;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace Icmesh.BrowserTests;

[CollectionDefinition(Name)]
public sealed class BrowserRun : ICollectionFixture<Browser>
{
    public const string Name = "Browser";
}

/// <summary>One host on a real port with demo data of its own, and one Chromium, for the whole run.</summary>
public sealed class Browser : IAsyncLifetime, IAsyncDisposable
{
    private static readonly string? Executable = new[]
    {
        Environment.GetEnvironmentVariable("ICMESH_CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
    }.FirstOrDefault(File.Exists);

    private readonly string _data = Path.Combine(Path.GetTempPath(), $"icmesh-browser-{Guid.NewGuid():N}");
    private App? _app;
    private IPlaywright? _playwright;
    private IBrowser? _chromium;
    private Lazy<Task<string>>? _signedIn;

    /// <summary>Where screenshots go: <c>artifacts/screenshots</c> of the repository.</summary>
    public static string Screenshots { get; } = Directory.CreateDirectory(Path.Combine(RepositoryRoot(), "artifacts", "screenshots")).FullName;

    public string Url { get; private set; } = "";

    /// <summary>The services of the running host, for a test that must look behind the screen.</summary>
    public IServiceProvider Services => _app!.Services;

    public async Task InitializeAsync()
    {
        if (Executable is null) return;

        _app = new App(_data);
        _app.UseKestrel(0);
        _app.StartServer();
        Url = _app.ClientOptions.BaseAddress.ToString().TrimEnd('/');

        Environment.SetEnvironmentVariable("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        _playwright = await Playwright.CreateAsync();
        _chromium = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Executable,
            Headless = true,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        _signedIn = new(() => SignInAsync("hse.admin"));
    }

    /// <summary>Goes through the real form, once for each person; what the browser keeps of it opens further contexts.</summary>
    public async Task<string> SignInAsync(string name)
    {
        await using var context = await _chromium!.NewContextAsync(new() { BaseURL = Url, Locale = "id-ID" });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/Accounts/SignIn");
        await page.GetByLabel("Nama masuk atau nomor telepon").FillAsync(name);
        await page.GetByLabel("Sandi").FillAsync(DemoAccounts.Password);
        await page.Locator("form.icm-form button.btn-primary").ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/Accounts/SignIn", StringComparison.Ordinal));
        return await context.StorageStateAsync();
    }

    /// <summary>What a browser keeps that nobody has signed in with.</summary>
    public const string NobodyYet = """{"cookies":[],"origins":[]}""";

    /// <summary>A fresh browser context, signed in as the demo HSE admin, with one page that remembers every problem; skips the test where Chromium is not installed.</summary>
    /// <param name="path">The page to open, such as <c>/Contractors</c>.</param>
    public async Task<ObservedPage> OpenAsync(string path, BrowserNewContextOptions? options = null)
    {
        SkipWithoutChromium();
        options ??= new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1440, Height = 900 } };
        options.BaseURL = Url;
        options.Locale ??= "id-ID";
        options.ReducedMotion ??= ReducedMotion.Reduce;
        options.StorageState ??= await _signedIn!.Value;
        var observed = await ObservedPage.CreateAsync(await _chromium!.NewContextAsync(options));
        await observed.Page.GotoAsync(path);
        return observed;
    }

    /// <summary>The same for another person, who has just signed in.</summary>
    public async Task<ObservedPage> OpenAsAsync(string name, string path, BrowserNewContextOptions? options = null)
    {
        SkipWithoutChromium();
        options ??= new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1440, Height = 900 } };
        options.StorageState = await SignInAsync(name);
        return await OpenAsync(path, options);
    }

    /// <summary>A phone 360 px wide, with touch.</summary>
    public static BrowserNewContextOptions Phone => new()
    {
        ViewportSize = new ViewportSize { Width = 360, Height = 740 },
        IsMobile = true,
        HasTouch = true,
        DeviceScaleFactor = 2,
    };

    private void SkipWithoutChromium() => Skip.If(_chromium is null, "Chromium is not installed (apt-get install chromium, or set ICMESH_CHROMIUM)");

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        if (_chromium is not null) await _chromium.DisposeAsync();
        _playwright?.Dispose();
        if (_app is not null) await _app.DisposeAsync();
        if (Directory.Exists(_data)) Directory.Delete(_data, recursive: true);
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Icmesh.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }

    private sealed class App(string data) : WebApplicationFactory<Program>
    {
        // Development serves the static web assets from the build's manifest and adds demo data to an empty database.
        protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
            .UseEnvironment("Development")
            .UseSetting("Data:Directory", data)
            .ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
    }
}
