using System.IO.Compression;
using System.Text;
using SkiaSharp;

namespace Icmesh.Tests.Attachments;

/// <summary>Files that somebody might send to harm us or the next reader, made here so that none lies in the project.</summary>
internal static class HostileFiles
{
    /// <summary>What must not reach the next reader.</summary>
    public const string Marker = "<script>steal()</script>";

    /// <summary>The harmless string that every antivirus takes for a virus; in two halves, so that none takes this source for one.</summary>
    public static readonly string Eicar = @"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*";

    public static byte[] Pdf(string inside = "") => Encoding.Latin1.GetBytes($"%PDF-1.7\n1 0 obj <</Type/Catalog {inside}>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n");

    public static byte[] Image(SKEncodedImageFormat format, int width = 40, int height = 30)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(SKColors.Teal);
        return bitmap.Encode(format, 90).ToArray();
    }

    /// <summary>Each is refused, and nothing of it is kept.</summary>
    public static IEnumerable<(string Name, byte[] Content)> Refused()
    {
        foreach (var name in new[]
                 {
                     "page.html", "page.htm", "page.xhtml", "picture.svg", "run.exe", "run.js", "run.bat", "run.ps1", "run.vbs", "link.lnk", "disk.iso", "letter.doc",
                     "letter.docm", "old.xls", "macro.xlsm", "archive.zip", "shell.php", "page.aspx", "noending", "photo.gif", "photo.webp", "a.pdf.exe", "\u202Efdp.exe", "a.pdf.", "a.pdf::$DATA",
                 })
        {
            yield return (name, Pdf());
        }

        yield return ("eicar.csv", Encoding.ASCII.GetBytes(Eicar));
        yield return ("eicar.pdf", Pdf($"/Note ({Eicar})"));
        foreach (var name in new[] { "empty.pdf", "empty.jpg", "empty.png", "empty.xlsx", "empty.csv" })
        {
            yield return (name, []);
        }

        yield return ("html.pdf", Text("<html>" + Marker));
        yield return ("program.pdf", Text("MZ\x90"));
        yield return ("zip.pdf", Zip(("a.txt", Text(Marker))));
        yield return ("late.pdf", Text(Marker + "%PDF-1.7 %%EOF"));
        yield return ("cut.pdf", Pdf()[..30]);
        yield return ("followed.pdf", [.. Pdf(), .. new byte[4096]]);
        yield return ("script.pdf", Pdf("/OpenAction <</S /JavaScript /JS (app.alert(1))>>"));
        yield return ("hidden.pdf", Pdf("/OpenAction <</S /#4Aava#53cript>>"));
        yield return ("launch.pdf", Pdf("/OpenAction <</S /Launch /F (cmd.exe)>>"));
        yield return ("carrier.pdf", Pdf("/Type /EmbeddedFile"));
        yield return ("large.pdf", [.. Pdf(), .. new byte[10 << 20]]);
        yield return ("png.jpg", Image(SKEncodedImageFormat.Png));
        yield return ("jpeg.png", Image(SKEncodedImageFormat.Jpeg));
        yield return ("svg.png", Text("<svg xmlns='http://www.w3.org/2000/svg'>" + Marker));
        yield return ("gif.jpg", Text("GIF89a" + Marker));
        yield return ("start.jpg", [0xFF, 0xD8, 0xFF, .. Text(Marker)]);
        yield return ("huge.png", PngOf(50_000, 50_000));
        yield return ("none.png", PngOf(0, 0));
        yield return ("cut.png", Image(SKEncodedImageFormat.Png)[..40]);
        yield return ("html.csv", Text("  <!doctype html>" + Marker));
        yield return ("xml.csv", Text("<?xml version='1.0'?>"));
        yield return ("program.csv", Text("MZ1,2"));
        yield return ("shell.csv", Text("#!/bin/sh\nrm -rf /"));
        yield return ("nul.csv", Text("a,b\0c"));
        yield return ("pdf.csv", Pdf());
        yield return ("zip.xlsx", Zip(("a.txt", Text("a"))));
        yield return ("bomb.xlsx", Xlsx(("xl/bomb.xml", new byte[60 << 20])));
        yield return ("crowd.xlsx", Xlsx([.. Enumerable.Range(0, 150).Select(i => ($"xl/{i}.xml", Text("a")))]));
        yield return ("entity.xlsx", Xlsx(("xl/workbook.xml", Text("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>"))));
        yield return ("macro.xlsx", Xlsx(("xl/vbaProject.bin", Text("macro"))));
        yield return ("cut.xlsx", Xlsx(("xl/workbook.xml", Text("<a/>")))[..60]);
    }

    /// <summary>Each is kept, in a form that harms nobody.</summary>
    public static IEnumerable<(string Name, byte[] Content, string Kept)> MadeHarmless()
    {
        yield return ("appended.jpg", [.. Image(SKEncodedImageFormat.Jpeg), .. Zip(("a.html", Text(Marker))), .. Text(Marker)], "appended.jpg");
        yield return ("appended.png", [.. Image(SKEncodedImageFormat.Png), .. Text(Marker)], "appended.png");
        yield return ("comment.jpg", Commented(Image(SKEncodedImageFormat.Jpeg), Marker), "comment.jpg");
        yield return ("..%2f..%2fetc%2fpasswd.pdf", Pdf(), "..%2f..%2fetc%2fpasswd.pdf");
        yield return ("../../up.pdf", Pdf("/A 1"), "up.pdf");
        yield return (@"Z:\photos\..\back.pdf", Pdf("/A 2"), "back.pdf");
        yield return ("CON.pdf", Pdf("/A 3"), "CON.pdf");
        yield return ("turned\u202Efdp.pdf", Pdf("/A 4"), "turnedfdp.pdf");
        yield return (new string('n', 300) + ".pdf", Pdf("/A 5"), new string('n', 116) + ".pdf");
        yield return ("two;filename=b.exe;.pdf", Pdf("/A 6"), "two;filename=b.exe;.pdf");
        yield return ("formula.csv", Text("=cmd|' /C calc'!A0,1\n"), "formula.csv");
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] Xlsx(params (string Name, byte[] Content)[] parts) => Zip([("[Content_Types].xml", Text("<Types/>")), .. parts]);

    private static byte[] Zip(params (string Name, byte[] Content)[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.SmallestSize).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    /// <summary>A sound PNG whose header claims another size.</summary>
    private static byte[] PngOf(int width, int height)
    {
        var png = Image(SKEncodedImageFormat.Png);
        BinaryPrimitivesBig(png.AsSpan(16), width);
        BinaryPrimitivesBig(png.AsSpan(20), height);
        BinaryPrimitivesBig(png.AsSpan(29), (int)Crc(png.AsSpan(12, 17)));
        return png;
    }

    private static void BinaryPrimitivesBig(Span<byte> at, int value) => System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(at, value);

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }

    /// <summary>A JPEG with a segment put in after its first marker.</summary>
    private static byte[] Segment(byte[] jpeg, byte marker, byte[] content) =>
        [.. jpeg[..2], 0xFF, marker, (byte)(content.Length + 2 >> 8), (byte)(content.Length + 2), .. content, .. jpeg[2..]];

    private static byte[] Commented(byte[] jpeg, string comment) => Segment(jpeg, 0xFE, Text(comment));

    /// <summary>As a phone writes it: how it was held, and where.</summary>
    /// <param name="orientation">EXIF tag 0x0112: 6 is turned a quarter clockwise.</param>
    public static byte[] Photo(int width, int height, byte orientation)
    {
        byte[] exif =
        [
            .. "Exif\0\0"u8, .. "II*\0"u8, 8, 0, 0, 0, 2, 0,
            0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0,
            0x0E, 0x01, 2, 0, 16, 0, 0, 0, 38, 0, 0, 0,
            0, 0, 0, 0, .. "GPS-3.56,99.66\0\0"u8,
        ];
        return Segment(Image(SKEncodedImageFormat.Jpeg, width, height), 0xE1, exif);
    }
}
