using Icmesh.Imports.Mapping;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Imports;
using Icmesh.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Imports;

/// <summary>Headings as they stand in the files that sites and contractors already have: each must find its column by itself.</summary>
public sealed class SynonymTests
{
    [Theory]
    [InlineData("sites", "Kode;Lokasi", "code name")]
    [InlineData("contractors", "No.;Kode Vendor;Nama Perusahaan;Status Kontrak;Kategori CSMS;Kontraktor Utama", "- code name status csmsClass subcontractorOf")]
    [InlineData("contractors", "Vendor Code;Company Name;Contract Status;Risk Class;Main Contractor", "code name status csmsClass subcontractorOf")]
    [InlineData("workers", "No;Perusahaan;Nama Lengkap;No. KTP;Jabatan", "- contractor name nik position")]
    [InlineData("workers", "Company;Full Name;National ID;Job Title", "contractor name nik position")]
    [InlineData("man-hours", "Kontraktor;Lokasi Kerja;Tahun;Bulan;Jam Kerja;Jumlah Tenaga Kerja", "contractor site year month hours headcount")]
    [InlineData("man-hours", "Nama Perusahaan;Area;Thn;Bln;Total Jam Kerja;Karyawan", "contractor site year month hours headcount")]
    [InlineData("man-hours", "Company;Plant;Year;Month;Man Hours;Manpower", "contractor site year month hours headcount")]
    [InlineData("incidents", "No. Laporan;Tanggal Kejadian;Perusahaan;Lokasi Kejadian;Kronologi;Jenis Perawatan;Dampak;Hari Kerja Hilang;Potensi Keparahan",
        "externalId occurredAt contractor site narrative treatment impact daysLost potential")]
    [InlineData("incidents", "Incident Number;Date of Incident;Company;Location;Description;Medical Treatment;Work Impact;Lost Days;Restricted Days;Potential Level",
        "externalId occurredAt contractor site narrative treatment impact daysLost restrictedDays potential")]
    public void Headings_of_a_usual_file_find_their_columns(string kind, string headings, string expected)
    {
        var found = AutoMap.Propose(Kinds().Single(k => k.Name == kind), headings.Split(';')).ToDictionary(p => p.Value, p => p.Key);

        Assert.Equal(expected, string.Join(' ', headings.Split(';').Select((_, i) => found.GetValueOrDefault(i + 1, "-"))));
    }

    [Fact]
    public void Every_column_has_words_of_its_own_and_no_word_means_two_columns_of_a_kind()
    {
        Assert.All(Kinds(), kind =>
        {
            Assert.All(kind.Columns, column => Assert.NotEmpty(column.Synonyms));
            var words = kind.Columns.SelectMany(c => c.Synonyms.Append(c.Name).Append(c.Title.Id).Append(c.Title.En).Select(Words.Key).Distinct()).ToList();
            Assert.Equal(words.Distinct().Order(), words.Order());
        });
    }

    private static List<IImportKind> Kinds() => Installation.Services(DatabaseProvider.Sqlite).GetServices<IImportKind>().ToList();
}
