using System.Net.Mail;
using Icmesh.Kernel.Text;

namespace Icmesh.Accounts;

internal static class EmailAddress
{
    /// <exception cref="RefusedException">It is no address.</exception>
    public static string? Check(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        return MailAddress.TryCreate(text.Trim(), out var address) && address.Address == text.Trim()
            ? address.Address
            : throw new RefusedException(new($"\"{text.Trim()}\" bukan alamat email.", $"\"{text.Trim()}\" is no email address."), new("Tulis misalnya nama@perusahaan.co.id.", "Write it like name@company.com."));
    }

    public static string Normalize(string email) => email.Trim().ToUpperInvariant();
}
