using Microsoft.AspNetCore.Http;

namespace Icmesh.Kernel.Security;

/// <summary>For an answer that goes on for hours: a request is let in once, and its person may be shut out meanwhile.</summary>
public interface IStillLetIn
{
    /// <returns>False where whoever began this request would not be let in now, or would see other things.</returns>
    Task<bool> AskAsync(HttpContext request, string permission, CancellationToken cancellationToken);
}
