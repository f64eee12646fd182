using Icmesh.Imports.Reading;
using Icmesh.Imports.Runs;
using Icmesh.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Tests.Imports;

public sealed class RunImportTests : IAsyncLifetime
{
    private readonly ImportsBench _bench = new();

    public Task InitializeAsync() => _bench.InitializeAsync();

    public Task DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Every_type_of_cell_arrives_as_written()
    {
        const string csv = "code,amount,count,day,at,level,active,note\nT-1,12.50,3,2026-03-31,2026-03-31 14:05,very high,ya,\"two\nlines, \"\"quoted\"\"\"\n";

        var result = await _bench.ImportAsync(csv);

        var thing = await _bench.ReadAsync(db => db.Things.SingleAsync());
        Assert.Equal((1, 1, 0, 0), (result.Rows, result.Added, result.Updated, result.ErrorCount));
        Assert.Equal("|12.5|3|2026-03-31|2026-03-31T14:05:00|VeryHigh|True|two\nlines, \"quoted\"", thing.Values);
    }

    [Fact]
    public async Task One_bad_row_keeps_all_rows_out()
    {
        var before = await _bench.CountAsync();

        var result = await _bench.ImportAsync("code,count\nT-1,1\nT-2,2\nT-3,many\n");

        Assert.Equal(before, await _bench.CountAsync());
        var error = Assert.Single(result.Errors);
        Assert.Equal((4, "count", "many", 0), (error.Line, error.Column, error.Value, result.Added));
    }

    [Fact]
    public async Task Refusals_of_the_kind_and_of_cells_are_told_together()
    {
        var result = await _bench.ImportAsync("code,owner,count\nT-1,NOBODY,1\nT-2,,900\nT-3,,\nT-3,,\n");

        Assert.Equal([(2, "owner"), (3, "count"), (5, "code")], result.Errors.Select(e => (e.Line, e.Column)));
        Assert.Equal((0, 0, 0), await _bench.CountAsync());
    }

    [Fact]
    public async Task The_same_file_a_second_time_changes_nothing()
    {
        const string csv = "code,count\nT-1,1\nT-2,2\n";
        await _bench.ImportAsync(csv);
        var before = await _bench.CountAsync();

        var second = await _bench.ImportAsync(csv);

        Assert.Equal((0, 0, 2), (second.Added, second.Updated, second.Unchanged));
        Assert.Equal((2, 0, 1), before);
        Assert.Equal(before, await _bench.CountAsync());
    }

    [Fact]
    public async Task A_trial_counts_and_saves_nothing()
    {
        var result = await _bench.ImportAsync("code\nT-1\n", dryRun: true);

        Assert.Equal(1, result.Added);
        Assert.Equal((0, 0, 0), await _bench.CountAsync());
    }

    [Fact]
    public async Task Progress_counts_the_rows_while_they_are_decided_and_then_says_that_they_are_being_stored()
    {
        var job = new Seen();

        await _bench.ImportFileAsync(_bench.Write("code\nT-1\nT-2\nT-3\n"), progress: job);

        Assert.Equal([(0, 3), (1, 3), (2, 3), (3, 3)], job.Reports.Where(r => r.Step is ImportStep.Deciding).Select(r => (r.Done, r.Rows)));
        Assert.Equal(new(ImportStep.Storing, 3, 0), job.Reports[^1]);
        Assert.DoesNotContain("#", Icmesh.Imports.Commands.TerminalProgress.Line(job.Reports[^1]), StringComparison.Ordinal);
    }

    private sealed class Seen : IProgress<ImportProgress>
    {
        public List<ImportProgress> Reports { get; } = [];

        public void Report(ImportProgress value) => Reports.Add(value);
    }

    [Fact]
    public async Task A_map_renames_joins_translates_filters_and_creates()
    {
        const string map = """
            { "kind": "things", "note": "a test",
              "read": { "decimal": "comma" },
              "keep": [ { "column": "Jenis", "in": ["Pihak Ketiga"] }, { "column": "Wilayah", "notIn": ["Luar"] } ],
              "columns": {
                "code": { "join": [ { "constant": "IMP" }, 1 ], "with": "-" },
                "owner": { "join": [ { "column": "Negara", "values": { "Country_01": "C01" } }, "Sektor" ], "with": " ", "clean": "code" },
                "amount": "Nilai",
                "at": { "column": "Tanggal", "date": "dd-MM-yyyy HH:mm" },
                "level": { "column": "Tingkat", "values": { "I": "Low", "II": "Medium" }, "else": "VeryHigh" },
                "note": { "column": "Uraian", "clean": "text" } },
              "create": { "owners": { "name": { "join": ["Negara", "Sektor"] } } } }
            """;
        const string csv = ",Jenis,Wilayah,Negara,Sektor,Nilai,Tanggal,Tingkat,Uraian\n" +
            "7,Pihak Ketiga,Dalam,Country_01,Metal & Mining,\"1,5\",31-01-2016 07:30,II,left\u200b foot  hurt\n" +
            "8,Karyawan,Dalam,Country_09,x,y,z,?,not read\n9,pihak ketiga,Dalam,Country_01,Metal & Mining,,01-02-2016 00:00,VI,\n";

        var result = await _bench.ImportAsync(csv, map);
        var second = await _bench.ImportAsync(csv, map);

        Assert.Empty(result.Errors);
        Assert.Equal((3, 1, 2, 1), (result.Rows, result.Filtered, result.Added, result.Created["owners"]));
        Assert.Equal((0, 2, 0), (second.Added, second.Unchanged, second.Created["owners"]));
        var things = await _bench.ReadAsync(db => db.Things.OrderBy(t => t.Code).ToListAsync());
        Assert.Equal(["IMP-7", "IMP-9"], things.Select(t => t.Code));
        Assert.Equal("C01-METAL-MINING|1.5|||2016-01-31T07:30:00|Medium||left foot hurt", things[0].Values);
        Assert.Equal("VeryHigh", things[1].Level);
        Assert.Equal("Country_01 Metal & Mining", (await _bench.ReadAsync(db => db.Owners.SingleAsync())).Name);
    }

    [Fact]
    public async Task A_record_that_exists_is_not_changed_by_creating_missing_ones()
    {
        await _bench.ImportAsync("code,name\no-1,PT Satu\n", kind: "owners");

        var result = await _bench.ImportAsync("code,owner\nT-1,O-1\nT-2,O-2\n",
            """{ "columns": { "code": "code", "owner": "owner" }, "create": { "owners": { "name": { "constant": "baru" } } } }""");

        var names = await _bench.ReadAsync(db => db.Owners.OrderBy(o => o.Code).Select(o => o.Name).ToListAsync());
        Assert.Equal(1, result.Created["owners"]);
        Assert.Equal(["PT Satu", "baru"], names);
    }

    [Fact]
    public async Task A_refused_import_creates_no_records_that_its_rows_refer_to()
    {
        var result = await _bench.ImportAsync("code,owner,count\nT-1,O-1,x\nT-2,O-2,1\n",
            """{ "columns": { "code": "code", "owner": "owner", "count": "count" }, "create": { "owners": { "name": "owner" } } }""");

        Assert.Equal(1, result.ErrorCount);
        Assert.Equal((0, 0, 0), await _bench.CountAsync());
    }

    [Fact]
    public async Task A_word_that_the_map_does_not_list_is_refused_with_its_place()
    {
        var result = await _bench.ImportAsync("c,l\nT-1,I\nT-2,IX\n",
            """{ "columns": { "code": "c", "level": { "column": "l", "values": { "I": "Low" } } } }""");

        var error = Assert.Single(result.Errors);
        Assert.Equal((3, "level", "IX"), (error.Line, error.Column, error.Value));
    }

    [Fact]
    public async Task Examples_of_our_template_are_not_imported()
    {
        var result = await _bench.ImportAsync("code,count\n#CONTOH T-0,1\nT-1,1\n");

        Assert.Equal((1, 1), (result.Rows, result.Added));
    }

    [Theory]
    [InlineData("kode_\n1\n", "kode_")]
    [InlineData("code,levle\n1,Low\n", "Mungkin maksudnya level")]
    [InlineData("count\n1\n", "code")]
    [InlineData("code,Code\n1,2\n", "dua kali")]
    [InlineData("", "kosong")]
    [InlineData("\n\n", "kosong")]
    public async Task Wrong_headings_are_refused_in_one_sentence(string csv, string word)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => _bench.ImportAsync(csv));

        Assert.Contains(word, $"{refused.Reason.Id} {refused.Remedy?.Id}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_rows_than_the_web_takes_are_refused()
    {
        var path = _bench.Write("code\n" + string.Concat(Enumerable.Range(0, 20_001).Select(i => $"T{i}\n")));

        var refused = await Assert.ThrowsAsync<RefusedException>(() => _bench.ImportFileAsync(path));
        var atTheServer = await _bench.ImportFileAsync(path, limits: ReadLimits.CommandLine);

        Assert.Contains("20000", refused.Reason.Id, StringComparison.Ordinal);
        Assert.Equal(20_001, atTheServer.Added);
    }
}
