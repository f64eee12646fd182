using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Icmesh.Ui;

internal sealed class LocalizedBinding(IStringLocalizer<UiText> text) : IConfigureOptions<MvcOptions>
{
    public void Configure(MvcOptions options)
    {
        options.ModelMetadataDetailsProviders.Add(new LocalizedValidation());
        options.ModelBinderProviders.Insert(0, new StrictDecimalBinderProvider());

        var messages = options.ModelBindingMessageProvider;
        messages.SetValueMustNotBeNullAccessor(_ => text["Binding.Empty"]);
        messages.SetMissingKeyOrValueAccessor(() => text["Binding.Empty"]);
        messages.SetMissingBindRequiredValueAccessor(field => text["Validation.Required", field]);
        messages.SetAttemptedValueIsInvalidAccessor((value, field) => text["Binding.Invalid", value, field]);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => text["Binding.Unreadable", value]);
        messages.SetUnknownValueIsInvalidAccessor(field => text["Binding.Unreadable", field]);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => text["Binding.Empty"]);
        messages.SetValueIsInvalidAccessor(value => text["Binding.Unreadable", value]);
        messages.SetValueMustBeANumberAccessor(field => text["Binding.NotANumber", field]);
        messages.SetNonPropertyValueMustBeANumberAccessor(() => text["Binding.Empty"]);
    }
}
