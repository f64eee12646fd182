using Icmesh.Kernel.Text;

namespace Icmesh.Accounts.Passwords;

/// <summary>Six digits that are not among the first five that a finder would try.</summary>
internal static class PinRules
{
    public const int Length = 6;

    /// <exception cref="RefusedException">With the reason and what to do.</exception>
    public static void Check(string pin)
    {
        if (pin.Length != Length || !pin.All(char.IsAsciiDigit))
        {
            throw new RefusedException(new($"PIN terdiri dari {Length} angka.", $"A PIN has {Length} digits."), new("Ketik angka saja.", "Type digits only."));
        }

        if (IsEasy(pin))
        {
            throw new RefusedException(
                new("PIN itu termasuk yang paling dulu ditebak.", "That PIN is among those that are guessed first."),
                new("Jangan pakai angka kembar, berurutan, atau berulang.", "Use no digits that are all the same, in a row, or repeated."));
        }
    }

    /// <summary>The same step from each digit to the next (000000, 123456, 642086), or a part that is repeated (121212, 123123).</summary>
    internal static bool IsEasy(string pin)
    {
        var steps = pin.Zip(pin.Skip(1), (a, b) => (b - a + 10) % 10).Distinct().Count();
        return steps == 1 || pin[..3] == pin[3..] || pin[..2] == pin[2..4] && pin[..2] == pin[4..];
    }
}
