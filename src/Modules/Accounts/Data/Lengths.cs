namespace Icmesh.Accounts.Data;

internal static class Lengths
{
    public const int SignInName = 60, DisplayName = 200, Phone = 20, Password = 128, Role = 40, Hash = 64, Provider = 128, Browser = 60, Address = 45, DeviceName = 40, Email = 254, Issuer = 200;
}
