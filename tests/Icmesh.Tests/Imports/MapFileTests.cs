using System.Text;
using Icmesh.Imports.Mapping;
using Icmesh.Kernel.Text;

namespace Icmesh.Tests.Imports;

public sealed class MapFileTests
{
    [Theory]
    [InlineData("{ \"colums\": {} }", "baris 1 kolom 13", "columns")]
    [InlineData("{\n  \"columns\": { \"code\": { \"column\": \"x\", \"vaules\": {} } }\n}", "baris 2", "values")]
    [InlineData("{ \"columns\": { \"code\": { } } }", "baris 1", "constant")]
    [InlineData("{ \"columns\": { \"code\": { \"column\": \"a\", \"constant\": \"b\" } } }", "baris 1", "tepat satu")]
    [InlineData("{ \"columns\": { \"code\": 0 } }", "baris 1", "bilangan bulat")]
    [InlineData("{ \"columns\": { \"a\": 1, \"A\": 2 } }", "baris 1", "dua kali")]
    [InlineData("{ \"columns\": { \"a\": 1, \"a\": 2 } }", "baris 1", "dua kali")]
    [InlineData("{ \"columns\": { \"a\": { \"column\": \"x\", \"values\": { \"I\": \"1\", \"i\": \"2\" } } } }", "baris 1", "dua kali")]
    [InlineData("{ \"columns\": { \"a\": { \"column\": \"x\", \"date\": \"QQ\" } } }", "baris 1", "pola tanggal")]
    [InlineData("{ \"columns\": { \"a\": { \"column\": \"x\", \"date\": \"MM/yyyy\" } } }", "baris 1", "pola tanggal")]
    [InlineData("{ \"columns\": { \"a\": { \"column\": \"x\", \"else\": \"1\" } } }", "baris 1", "values")]
    [InlineData("{ \"columns\": { \"a\": { \"column\": \"x\", \"values\": {}, \"else\": null, \"others\": \"keep\" } } }", "baris 1", "others")]
    [InlineData("{ \"columns\": {}, \"read\": { \"decimal\": \",\" } }", "baris 1", "comma")]
    [InlineData("{ \"columns\": {}, \"keep\": [ { \"column\": \"x\" } ] }", "baris 1", "notIn")]
    [InlineData("{ \"columns\": {}, }", "baris 1", "JSON")]
    [InlineData("{ \"columns\": {} // no\n }", "baris 1", "JSON")]
    [InlineData("{ \"columns\": {\n", "baris 2", "JSON")]
    [InlineData("[]", "baris 1", "objek")]
    [InlineData("", "baris 1", "JSON")]
    [InlineData("{}", "baris 1", "columns")]
    public void A_mistake_in_a_map_is_pointed_at(string json, string place, string word)
    {
        var refused = Assert.Throws<RefusedException>(() => MapFile.Parse(Encoding.UTF8.GetBytes(json)));

        Assert.Contains(place, refused.Reason.Id, StringComparison.Ordinal);
        Assert.Contains(word, refused.Reason.Id, StringComparison.Ordinal);
    }

    [Fact]
    public void A_map_says_everything_about_a_file()
    {
        var map = MapFile.Parse("""
            { "kind": "k", "read": { "delimiter": "\t", "encoding": "windows-1252", "decimal": "comma", "thousands": true, "sheet": "S", "headerRow": 3 },
              "columns": { "a": 2, "b": { "column": "B", "values": { "x": null }, "else": null, "clean": "code" } } }
            """u8);

        Assert.Equal(new() { Delimiter = '\t', Encoding = "windows-1252", Decimal = Icmesh.Imports.Reading.DecimalMark.Comma, Thousands = true, Sheet = "S", HeaderRow = 3 }, map.Read);
        Assert.Equal(2, map.Columns["A"].Column!.Position);
        Assert.Equal((Others.Replace, (string?)null, Cleaning.Code), (map.Columns["b"].Others, map.Columns["b"].Else, map.Columns["b"].Clean));
    }
}
