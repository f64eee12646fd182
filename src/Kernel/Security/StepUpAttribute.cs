using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Icmesh.Kernel.Security;

/// <summary>
/// Stands beside <see cref="RequiresAttribute"/> where a session that was left open, or stolen, would do great harm: publishing rules,
/// giving roles, mass export. Whoever asks shows once more who it is, unless it did so within the last minutes.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StepUpAttribute : Attribute;

/// <summary>How a person shows once more who it is. Where nobody offers this, what asks for it is refused.</summary>
public interface IStepUp
{
    /// <returns>What to answer with instead of running the handler; null where a proof came with the request itself.</returns>
    Task<IActionResult?> AskAsync(PageHandlerExecutingContext context);

    /// <summary>Where a person proves itself and is then led on to an address of this site.</summary>
    string AddressFor(string returnUrl);
}

public static class StepUpExtensions
{
    /// <summary>The same for a minimal API endpoint: opened in a browser it leads to the proof and back, anything else is a 403.</summary>
    public static TBuilder StepUp<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new StepUpAttribute());
}
