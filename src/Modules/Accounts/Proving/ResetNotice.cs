using System.Globalization;
using Icmesh.Accounts.SigningIn;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Text;
using Icmesh.Kernel.Web;
using Microsoft.AspNetCore.Http;

namespace Icmesh.Accounts.Proving;

/// <summary>Tells a person that an admin took its second factor away: if it did not ask for that, somebody else did.</summary>
internal sealed class ResetNotice(IHttpContextAccessor request, SiteClock clock) : IUiNotice
{
    public ValueTask<Notice?> ReadAsync(CancellationToken cancellationToken) => new(
        request.HttpContext?.Features.Get<SignedInUser>()?.SecondFactorResetAt is { } at ? new Notice("warn", Text(clock.ToSite(at)), "/Accounts/Security") : null);

    private static Sentence Text(DateTime at) => new(
        $"Verifikasi dua langkah Anda dihapus admin pada {at.ToString("d MMMM yyyy, HH.mm", CultureInfo.GetCultureInfo("id-ID"))}. Bukan Anda yang meminta? Hubungi admin K3LH sekarang.",
        $"An admin removed your second factor on {at.ToString("d MMMM yyyy, HH:mm", CultureInfo.GetCultureInfo("en-US"))}. You did not ask for that? Call the HSE admin now.");
}
