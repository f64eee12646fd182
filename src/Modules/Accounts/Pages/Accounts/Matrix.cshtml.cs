using Icmesh.Accounts.Roles;
using Icmesh.Kernel.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Icmesh.Accounts.Pages.Accounts;

/// <summary>Who may do what: the matrix that the program itself goes by, drawn.</summary>
internal sealed class MatrixModel(RoleMatrix matrix, IStringLocalizer<AccountsText> text) : PageModel
{
    public RoleMatrix Matrix => matrix;

    public string Named(string role) => role.StartsWith('@') ? text[$"Side.{role[1..]}"] : Role.TitleOf(role);

    [Requires(AccountsPermissions.View)]
    public PageResult OnGet() => Page();
}
