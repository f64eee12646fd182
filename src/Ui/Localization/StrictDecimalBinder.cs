using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Icmesh.Ui;

internal sealed class StrictDecimalBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.UnderlyingOrModelType == typeof(decimal)
            ? new StrictDecimalBinder(context.Services.GetRequiredService<IStringLocalizer<UiText>>())
            : null;
}

internal sealed class StrictDecimalBinder(IStringLocalizer<UiText> text) : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var posted = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (posted == ValueProviderResult.None) return Task.CompletedTask;

        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, posted);
        var metadata = bindingContext.ModelMetadata;
        if (string.IsNullOrWhiteSpace(posted.FirstValue))
        {
            if (metadata.IsReferenceOrNullableType) bindingContext.Result = ModelBindingResult.Success(null);
            else Refuse(bindingContext, text["Validation.Required", metadata.GetDisplayName()]);
            return Task.CompletedTask;
        }

        switch (StrictDecimal.Read(posted.FirstValue, posted.Culture, out var value))
        {
            case StrictDecimal.Reading.Number:
                bindingContext.Result = ModelBindingResult.Success(value);
                break;
            case StrictDecimal.Reading.Ambiguous:
                Refuse(bindingContext, text["Binding.AmbiguousNumber", posted.FirstValue]);
                break;
            default:
                Refuse(bindingContext, text["Binding.NotANumber", metadata.GetDisplayName()]);
                break;
        }

        return Task.CompletedTask;
    }

    private static void Refuse(ModelBindingContext context, string sentence) =>
        context.ModelState.TryAddModelError(context.ModelName, sentence);
}
