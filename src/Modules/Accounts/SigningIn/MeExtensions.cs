using Icmesh.Kernel.Web;
using Microsoft.AspNetCore.Http;

namespace Icmesh.Accounts.SigningIn;

internal static class MeExtensions
{
    /// <summary>Whoever signed in, with what only this module knows of a person.</summary>
    /// <exception cref="NotFoundException">The request acts without an account: the system, or a test's stand-in.</exception>
    public static SignedInUser Me(this HttpContext context) => context.Features.Get<SignedInUser>() ?? throw new NotFoundException("own account");
}
