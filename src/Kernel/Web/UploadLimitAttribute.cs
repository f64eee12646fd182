using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Icmesh.Kernel.Web;

/// <summary>
/// Lets a page take a file of so many megabytes and refuses a larger one by what the request says of itself, before anything (the check
/// of the form's token reads the whole form) touches its body.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UploadLimitAttribute(int megabytes) : Attribute, IAuthorizationFilter, IOrderedFilter
{
    private const long WithForm = 1 << 20;

    public int Order => 0;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var limit = ((long)megabytes << 20) + WithForm;
        if (context.HttpContext.Request.ContentLength > limit)
        {
            context.Result = new StatusCodeResult(413);
        }
        else if (context.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = limit;
        }
    }
}
