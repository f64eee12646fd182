using System.Globalization;
using Icmesh.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Icmesh.Tests.Ui;

/// <summary>The services of Ui without a web server, and a way to run one tag helper.</summary>
internal static class UiHost
{
    public static IServiceProvider Services { get; } = Build();

    public static IStringLocalizer<UiText> Text => Services.GetRequiredService<IStringLocalizer<UiText>>();

    public static SpriteUrl Sprite => Services.GetRequiredService<SpriteUrl>();

    public static void Speak(CultureInfo culture) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;

    public static ViewContext View(string path = "/Contractors", string query = "")
    {
        var context = new DefaultHttpContext { RequestServices = Services };
        context.Request.Path = path;
        context.Request.QueryString = new QueryString(query);
        var data = new ViewDataDictionary(Services.GetRequiredService<IModelMetadataProvider>(), new ModelStateDictionary());
        return new ViewContext { HttpContext = context, ViewData = data };
    }

    public static async Task<string> RenderAsync(TagHelper helper, string tag, string content = "")
    {
        var context = new TagHelperContext([], new Dictionary<object, object>(), Guid.NewGuid().ToString());
        var output = new TagHelperOutput(tag, [], (_, _) => Task.FromResult(new DefaultTagHelperContent().SetContent(content)));
        await helper.ProcessAsync(context, output);
        using var writer = new StringWriter();
        output.WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Default);
        return writer.ToString();
    }

    private static ServiceProvider Build()
    {
        var services = new ServiceCollection();
        services.AddLogging().AddRazorPages().AddUi();
        return services.BuildServiceProvider();
    }
}
