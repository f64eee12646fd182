using Icmesh.Accounts;
using Icmesh.Ui;

[assembly: ModuleText(typeof(AccountsText))]

namespace Icmesh.Accounts;

/// <summary>Marker of this module's texts: AccountsText.resx (Indonesian, neutral) and AccountsText.en.resx.</summary>
internal sealed class AccountsText;
