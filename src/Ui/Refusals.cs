using Icmesh.Kernel.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Icmesh.Ui;

public static class Refusals
{
    /// <summary>Shows the form again with what was typed, answered with 422.</summary>
    public static PageResult Again(this PageModel page)
    {
        page.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page.Page();
    }

    /// <summary>The same, with the reason of a refusal and what to do at a field.</summary>
    /// <param name="field">As in <c>Input.Name</c>; empty for the form as a whole.</param>
    public static PageResult Again(this PageModel page, RefusedException refused, string field = "")
    {
        page.ModelState.AddModelError(field, $"{refused.Reason} {refused.Remedy}".TrimEnd());
        return page.Again();
    }

    /// <summary>Shows the form with what was typed beside what somebody else saved, answered with 409.</summary>
    public static PageResult Conflicting(this PageModel page)
    {
        page.Response.StatusCode = StatusCodes.Status409Conflict;
        return page.Page();
    }
}
