using System.CommandLine;
using Icmesh.Accounts.Changing;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Modules;
using Icmesh.Kernel.Text;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Accounts.Commands;

/// <summary>
/// <c>user add NAME --role ROLE [--contractor CODE] [--display TEXT] [--phone NUMBER] [--password-stdin]</c>. A password is never an
/// argument: arguments are seen by everybody on the machine and kept in its history.
/// </summary>
internal static class UserCommand
{
    public static Command Create(VerbRunner runner)
    {
        var name = new Argument<string>("NAME") { Description = "Nama masuk / sign-in name" };
        var roles = new Option<string[]>("--role") { Description = "Peran, boleh beberapa / role, may be given several times", Required = true, AllowMultipleArgumentsPerToken = true };
        var contractor = new Option<string?>("--contractor") { Description = "Kode kontraktor untuk peran kontraktor / contractor code for a contractor's role" };
        var display = new Option<string?>("--display") { Description = "Nama orangnya / the person's name" };
        var phone = new Option<string?>("--phone") { Description = "Nomor telepon / phone number" };
        var stdin = new Option<bool>("--password-stdin") { Description = "Baca sandi dari masukan standar / read the password from standard input" };
        var add = new Command("add", "Tambah akun / add an account") { name, roles, contractor, display, phone, stdin };
        add.SetAction((parsed, ct) => runner.RunAsync(async (services, cancellation) =>
        {
            var company = await CompanyAsync(services, parsed.GetValue(contractor), cancellation);
            var password = parsed.GetValue(stdin) ? await Console.In.ReadLineAsync(cancellation) ?? "" : null;
            var asked = parsed.GetValue(name)!;
            var (account, oneTime) = await services.GetRequiredService<CreateAccount>().RunAsync(
                new(asked, parsed.GetValue(display) ?? asked, parsed.GetValue(roles)!, company?.Id, Phone: parsed.GetValue(phone), Password: password), cancellation);
            parsed.InvocationConfiguration.Output.WriteLine(oneTime is null
                ? $"Akun {account.UserName} dibuat. / Account {account.UserName} was made."
                : $"Akun {account.UserName} dibuat; sandi sekali pakai, berlaku {CreateAccount.OneTimeLifetime.Days} hari: / Account {account.UserName} was made; one-time password, good for {CreateAccount.OneTimeLifetime.Days} days:\n{oneTime}");
            return VerbRunner.Done;
        }, ct));
        return new Command("user", "Akun pengguna / user accounts") { add };
    }

    private static async Task<ContractorCard?> CompanyAsync(IServiceProvider services, string? code, CancellationToken cancellationToken) => code is null
        ? null
        : await services.GetRequiredService<IContractorDirectory>().FindAsync(code, cancellationToken)
            ?? throw new RefusedException(new($"Kontraktor {code} tidak ada.", $"There is no contractor {code}."), new("Periksa kodenya.", "Check the code."));
}
