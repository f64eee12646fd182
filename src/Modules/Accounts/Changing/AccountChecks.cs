using Icmesh.Accounts.Data;
using Icmesh.Accounts.Roles;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Accounts.Changing;

/// <summary>What must hold of an account before it is saved, whoever saves it and from where.</summary>
internal sealed class AccountChecks(AccountsDb db, IWorkerDirectory workers)
{
    /// <exception cref="RefusedException">The roles cannot be held together, by this kind of person, or given by this user.</exception>
    public static void Roles(IReadOnlyCollection<string> roles, Guid? contractorId, ICurrentUser by)
    {
        if (roles.Count == 0)
        {
            throw new RefusedException(new("Akun perlu paling sedikit satu peran.", "An account needs at least one role."), new("Pilih peran.", "Choose a role."));
        }

        if (roles.Where(r => Role.Find(r) is null).Select(r => $"{r}").FirstOrDefault() is { } unknown)
        {
            throw new RefusedException(
                new($"Peran \"{unknown}\" tidak ada.", $"There is no role \"{unknown}\"."), new($"Peran yang ada: {Codes()}.", $"Roles are: {Codes()}."));
        }

        if (Segregation.Broken(roles) is { } pair)
        {
            throw new RefusedException(pair.Reason, new("Pilih salah satu, atau pakai akun orang lain.", "Choose one of them, or another person's account."));
        }

        var isContractors = roles.All(r => Role.Find(r)!.IsContractors);
        if (isContractors != contractorId is not null)
        {
            throw isContractors
                ? new RefusedException(new("Peran kontraktor perlu perusahaan.", "A contractor's role needs a company."), new("Pilih kontraktornya.", "Choose the contractor."))
                : new RefusedException(new("Peran smelter tidak untuk orang kontraktor.", "A role of the smelter is not for a contractor's person."), new("Kosongkan kontraktor, atau pilih peran kontraktor.", "Leave the contractor empty, or choose a contractor's role."));
        }

        if (by.ContractorId is not null && by.ContractorId != contractorId)
        {
            throw new RefusedException(new("Akun itu bukan milik perusahaan Anda.", "That account is not your company's."));
        }
    }

    /// <exception cref="RefusedException">The sign-in name or the phone number belongs to another account, or cannot be used.</exception>
    public async Task<(string Name, string? Phone)> NamesAsync(string name, string? phone, Guid? except, CancellationToken cancellationToken)
    {
        var asked = SignInName.Check(name);
        var normalized = SignInName.Normalize(asked);
        if (await db.Accounts.AnyAsync(a => a.NormalizedUserName == normalized && a.Id != except, cancellationToken))
        {
            throw new RefusedException(
                new($"Nama masuk {asked} sudah dipakai.", $"The sign-in name {asked} is taken."), new("Pakai nama lain.", "Use another name."));
        }

        if (string.IsNullOrWhiteSpace(phone))
        {
            return (asked, null);
        }

        var number = PhoneNumber.Normalize(phone) ?? throw new RefusedException(
            new($"\"{phone}\" bukan nomor telepon.", $"\"{phone}\" is not a phone number."), new("Tulis misalnya 0812 3456 7890.", "Write it like 0812 3456 7890."));
        return await db.Accounts.AnyAsync(a => a.PhoneNumber == number && a.Id != except, cancellationToken)
            ? throw new RefusedException(
                new("Nomor telepon itu sudah dipakai akun lain.", "That phone number belongs to another account."), new("Setiap orang punya nomor sendiri.", "Each person has a number of their own."))
            : (asked, number);
    }

    /// <exception cref="RefusedException">No such worker of that company, or another account is that worker already.</exception>
    public async Task WorkerAsync(Guid? worker, Guid? contractorId, Guid? except, CancellationToken cancellationToken)
    {
        if (worker is not { } id)
        {
            return;
        }

        if (contractorId is null || !(await workers.ReadAsync([id], cancellationToken)).TryGetValue(id, out var card) || card.ContractorId != contractorId)
        {
            throw new RefusedException(new("Pekerja itu tidak ada di perusahaan ini.", "That worker is not of this company."), new("Pilih dari daftar.", "Choose from the list."));
        }

        if (await db.Accounts.AnyAsync(a => a.WorkerId == id && a.Id != except, cancellationToken))
        {
            throw new RefusedException(new($"{card.Name} sudah punya akun.", $"{card.Name} has an account already."), new("Setiap pekerja punya satu akun.", "Each worker has one account."));
        }
    }

    /// <returns>The address as it is kept; null for none.</returns>
    /// <exception cref="RefusedException">It is no address, or another account's.</exception>
    public async Task<string?> EmailAsync(string? email, Guid? except, CancellationToken cancellationToken)
    {
        if (EmailAddress.Check(email) is not { } address)
        {
            return null;
        }

        var normalized = EmailAddress.Normalize(address);
        return await db.Accounts.AnyAsync(a => a.NormalizedEmail == normalized && a.Id != except, cancellationToken)
            ? throw new RefusedException(new("Alamat email itu sudah dipakai akun lain.", "That email address belongs to another account."), new("Setiap orang punya alamat sendiri.", "Each person has an address of its own."))
            : address;
    }

    /// <summary>Somebody must be able to let others in.</summary>
    /// <exception cref="RefusedException">This is the last HSE admin who can sign in.</exception>
    public async Task NotLastAdminAsync(Account account, CancellationToken cancellationToken)
    {
        if (account.RoleCodes.Contains(Role.HseAdmin)
            && !await db.Accounts.AnyAsync(a => a.Id != account.Id && !a.IsDisabled && a.Roles.Any(r => r.Role == Role.HseAdmin), cancellationToken))
        {
            throw new RefusedException(
                new("Ini admin K3LH yang terakhir.", "This is the last HSE admin."), new("Jadikan orang lain admin K3LH lebih dulu.", "Make somebody else an HSE admin first."));
        }
    }

    private static string Codes() => string.Join(", ", Role.All.Select(r => r.Code));
}
