using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Icmesh.Ui;

public static class UiServices
{
    /// <summary>Adds the layout's needs: both languages, localized messages, strict decimals, the icon sprite.</summary>
    public static IMvcBuilder AddUi(this IMvcBuilder mvc)
    {
        mvc.Services.AddLocalization();
        mvc.Services.AddSingleton<SpriteUrl>();
        mvc.Services.AddScoped<Reach>();
        mvc.Services.AddSingleton<IConfigureOptions<MvcOptions>, LocalizedBinding>();
        mvc.Services.Configure<RequestLocalizationOptions>(options =>
        {
            options.DefaultRequestCulture = new RequestCulture(Cultures.Indonesian);
            options.SupportedCultures = options.SupportedUICultures = [Cultures.Indonesian, Cultures.English];
            // Cookie only: a phone set to English must not flip the decimals of an Indonesian reader.
            options.RequestCultureProviders = [new CookieRequestCultureProvider()];
            options.ApplyCurrentCultureToResponseHeaders = true;
        });

        // No library reads data-val-*: the server validates.
        mvc.AddViewOptions(options => options.HtmlHelperOptions.ClientValidationEnabled = false);
        mvc.AddDataAnnotationsLocalization(options => options.DataAnnotationLocalizerProvider = TextOf);
        return mvc;
    }

    private static IStringLocalizer TextOf(Type model, IStringLocalizerFactory factory)
    {
        var shared = factory.Create(typeof(UiText));
        var module = model.Assembly.GetCustomAttributes(typeof(ModuleTextAttribute), false).OfType<ModuleTextAttribute>().FirstOrDefault();
        return module is null ? shared : new ChainedLocalizer(shared, factory.Create(module.Marker));
    }
}
