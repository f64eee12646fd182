using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Icmesh.Host.Pages;

/// <summary>What a person sees when a page cannot be shown: one sentence, what to do, and an id for support. Never a stack.</summary>
[IgnoreAntiforgeryToken]
[OpenToAll("An error must be readable by whoever met it; it holds no data")]
[ResponseCache(NoStore = true)]
public sealed class ErrorModel : PageModel
{
    public int Status { get; private set; }
    public Sentence Heading { get; private set; } = Sentence.Empty;
    public Sentence Remedy { get; private set; } = Sentence.Empty;
    public string Id => System.Diagnostics.Activity.Current?.Id ?? HttpContext.TraceIdentifier;

    public IActionResult OnGet(int status = 0) => Answer(status);

    public IActionResult OnPost(int status = 0) => Answer(status);

    public IActionResult OnPut(int status = 0) => Answer(status);

    public IActionResult OnDelete(int status = 0) => Answer(status);

    /// <summary>A program that called <c>/api</c> reads the same as JSON (RFC 9457).</summary>
    private IActionResult Answer(int status)
    {
        Describe(status);
        var asked = HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path;
        return new PathString(asked).StartsWithSegments(Kernel.Web.Api.Root)
            ? new ObjectResult(new ProblemDetails { Status = Status, Title = Heading.Both, Detail = Remedy.Both, Extensions = { ["id"] = Id } })
            {
                StatusCode = Status, ContentTypes = { "application/problem+json" },
            }
            : Page();
    }

    private void Describe(int status)
    {
        Status = status is >= 400 and < 600 ? status : Response.StatusCode;
        var refused = HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error as RefusedException;
        (Heading, Remedy) = refused is not null
            ? (refused.Reason, refused.Remedy ?? Sentence.Empty)
            : Status switch
            {
                400 => (new Sentence("Permintaan tidak dapat dibaca.", "The request could not be read."),
                    new("Muat ulang halaman lalu coba lagi. Bila berulang, hapus kuki situs ini.", "Reload the page and try again. If it repeats, clear this site's cookies.")),
                401 => (new Sentence("Anda belum masuk.", "You are not signed in."), new("Masuk lalu coba lagi.", "Sign in and try again.")),
                403 => (new Sentence("Anda tidak berhak membuka halaman ini.", "You may not open this page."),
                    new("Minta hak akses kepada admin K3LH.", "Ask the HSE admin for the permission.")),
                404 => (new Sentence("Halaman atau data itu tidak ada.", "That page or record is not there."),
                    new("Periksa alamatnya, atau mulai dari dasbor.", "Check the address, or start from the dashboard.")),
                405 => (new Sentence("Cara membuka alamat itu tidak dikenal.", "That address is not opened this way."),
                    new("Mulai dari dasbor.", "Start from the dashboard.")),
                413 => (new Sentence("Kiriman terlalu besar.", "What you sent is too large."),
                    new("Kirim berkas yang lebih kecil, atau pakai perintah import di server.", "Send a smaller file, or use the import verb on the server.")),
                429 => (new Sentence("Terlalu banyak percobaan dari alamat ini.", "Too many attempts from this address."),
                    new("Tunggu satu menit lalu coba lagi.", "Wait a minute and try again.")),
                _ => (new Sentence("Ada yang gagal di pihak kami. Data Anda tidak berubah.", "Something failed on our side. Your data did not change."),
                    new("Coba lagi sebentar lagi. Bila berulang, sampaikan nomor di bawah kepada admin.", "Try again in a moment. If it repeats, tell the admin the id below.")),
            };
    }
}
