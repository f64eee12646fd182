using Icmesh.Kernel.Text;
using Icmesh.Kernel.Web;
using Icmesh.Ui;

namespace Icmesh.Tests.Ui;

public sealed class NavigationTests
{
    [Theory]
    [InlineData("/", "/")]
    [InlineData("/Contractors", "/Contractors")]
    [InlineData("/contractors/details/7", "/Contractors")]
    [InlineData("/Contractors/Hours", "/Contractors/Hours")]
    [InlineData("/ContractorsOfOld", null)]
    public void The_longest_address_that_fits_marks_where_the_reader_stands(string path, string? marked)
    {
        var items = new[] { "/", "/Contractors", "/Contractors/Hours" }
            .Select(url => new MenuItem(Sentence.Empty, url, "building", Sentence.Empty, 1, ""));

        Assert.Equal(marked, MenuPosition.Find(items, path)?.Url);
    }

    [Theory]
    [InlineData("/Contractors?site=n", "/Contractors?site=n")]
    [InlineData("/", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("/a\nb", "/")]
    [InlineData("", "/")]
    [InlineData(null, "/")]
    public void A_switch_goes_back_to_a_page_of_this_site_only(string? asked, string answered)
    {
        Assert.Equal(answered, UiEndpoints.LocalPath(asked));
    }
}
