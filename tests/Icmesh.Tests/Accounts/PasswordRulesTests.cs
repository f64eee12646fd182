using Icmesh.Accounts;
using Icmesh.Accounts.Passwords;
using Icmesh.Kernel.Text;
using Icmesh.Tests.Support;

namespace Icmesh.Tests.Accounts;

[Trait("Category", "Security")]
public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("sebelas 123")]
    [InlineData("")]
    [InlineData("password12345")]
    [InlineData("Password-12345!")]
    [InlineData("Indonesia2026")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("1234567890123456")]
    [InlineData("qwertyuiopas")]
    [InlineData("contoh-icmesh-demo")]
    [InlineData("!!!!!!!!!!!!!!")]
    [InlineData("ini ratna siregar punya")]
    [InlineData("RatnaSiregar ke pasar")]
    public void Short_common_and_own_names_are_refused(string password) =>
        Assert.Throws<RefusedException>(() => PasswordRules.Check(password, "ratna.siregar"));

    [Theory]
    [InlineData("kuda lumping hujan sore")]
    [InlineData("tujuh puluh satu")]
    [InlineData("ikan ikan ikan terbang")]
    [InlineData("密码密码密码密码密码密码")]
    public void Long_words_pass_without_digits_capitals_or_signs(string password) => PasswordRules.Check(password, "ratna.siregar");

    [Fact]
    public void Nobody_types_more_than_can_be_hashed_cheaply() =>
        Assert.Throws<RefusedException>(() => PasswordRules.Check(new string('x', 64) + new string('y', 65), "ratna"));

    [Fact]
    public void The_list_holds_thousands_each_long_enough_to_be_chosen_and_written_as_it_is_compared()
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "src/Modules/Accounts/Passwords/common.txt"));

        Assert.True(lines.Length >= 3000);
        Assert.Equal(lines.Length, lines.Distinct().Count());
        Assert.All(lines, l => Assert.True(l.Length >= PasswordRules.Shortest && l == PasswordRules.Plain(l) && PasswordRules.IsCommon(l)));
    }

    [Theory]
    [InlineData("0812-3456-789", "+628123456789")]
    [InlineData("62 812 3456 789", "+628123456789")]
    [InlineData("+65 6123 4567", "+6561234567")]
    [InlineData("812345678", null)]
    [InlineData("0812", null)]
    [InlineData("ratna", null)]
    [InlineData("+62812345678901234567", null)]
    public void A_phone_number_has_one_form(string typed, string? form) => Assert.Equal(form, PhoneNumber.Normalize(typed));
}
