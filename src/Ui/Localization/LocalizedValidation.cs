using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Icmesh.Ui;

/// <summary>The framework's own [Required], [Range] … texts are English and skip the localizer: each attribute gets our key.</summary>
internal sealed class LocalizedValidation : IValidationMetadataProvider
{
    // Unlike the others, [EmailAddress] presets its English text.
    private static readonly string? DefaultEmailText = new EmailAddressAttribute().ErrorMessage;

    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        foreach (var attribute in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
        {
            if (attribute.ErrorMessageResourceName is null && (attribute.ErrorMessage is null || attribute.ErrorMessage == DefaultEmailText))
                attribute.ErrorMessage = KeyOf(attribute);
        }
    }

    private static string? KeyOf(ValidationAttribute attribute) => attribute switch
    {
        RequiredAttribute => "Validation.Required",
        StringLengthAttribute { MinimumLength: > 0 } => "Validation.StringLengthMin",
        StringLengthAttribute => "Validation.StringLength",
        MaxLengthAttribute => "Validation.StringLength",
        MinLengthAttribute => "Validation.MinLength",
        RangeAttribute => "Validation.Range",
        EmailAddressAttribute => "Validation.EmailAddress",
        RegularExpressionAttribute => "Validation.RegularExpression",
        CompareAttribute => "Validation.Compare",
        _ => null,
    };
}
