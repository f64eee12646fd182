using Icmesh.Kernel.Text;

namespace Icmesh.Rules.Text;

/// <summary>What can be wrong with a file before its rules are looked at: bytes, JSON, keys and values.</summary>
internal static class FileMessages
{
    public static Message Empty() => Message.Of("F001", $"Berkas kosong.", $"The file is empty.");

    public static Message NoContent() => Message.Of("F001", $"Berkas tidak berisi apa-apa.", $"The file has no content.");

    public static Message EndsEarly(int line) => Message.Of("F002", $"JSON terputus di baris {line}.", $"JSON ends too early at line {line}.");

    public static Message TextAfterEnd() => Message.Of("F002", $"Ada teks setelah akhir JSON.", $"Text after the end of the JSON.");

    public static Message Comment() =>
        Message.Of("F002", $"Komentar tidak diizinkan; pakai \"note\".", $"Comments are not allowed; use \"note\".");

    public static Message TrailingComma(char before) =>
        Message.Of("F002", $"Hapus koma sebelum {before}.", $"Remove the comma before {before}.");

    public static Message DecimalComma(string right) =>
        Message.Of("F002", $"Pakai titik untuk desimal: {right}.", $"Use a point: {right}.");

    public static Message NotANumber(string what) =>
        Message.Of("F002", $"{what} bukan angka dalam JSON.", $"{what} is not a number in JSON.");

    public static Message TooDeep(int depth) =>
        Message.Of("F002", $"Bersarang lebih dari {depth} tingkat.", $"Nested deeper than {depth}.");

    public static Message NotJson() => Message.Of("F002", $"Ini bukan JSON.", $"This is not JSON.");

    public static Message SingleQuote() =>
        Message.Of("F002", $"Tulis teks dengan tanda kutip ganda: \"…\".", $"Write texts in double quotes: \"…\".");

    public static Message Unexpected(string what) =>
        Message.Of("F002", $"Tanda {what} tidak diharapkan di sini; mungkin koma atau tanda kutip hilang.", $"{what} is not expected here; perhaps a comma or a quote is missing.");

    public static Message Twice(string key) => Message.Of("F003", $"\"{key}\" muncul dua kali.", $"\"{key}\" appears twice.");

    public static Message UnknownKey(string key) => Message.Of("F004", $"Kunci \"{key}\" tidak dikenal.", $"Unknown \"{key}\".");

    public static Message ClosedKey(string key) => Message.Of(
        "F004", $"\"{key}\" milik mesin aturan dan ditutup di sini; yang boleh hanya kondisi dan pita.",
        $"\"{key}\" belongs to the rule engine and is closed here; only conditions and bands are allowed.");

    public static Message WrongCase(string key) =>
        Message.Of("F004", $"Tulis persis \"{key}\" (huruf besar dan kecil dibedakan).", $"Write exactly \"{key}\" (capital and small letters differ).");

    public static Message Missing(string key) => Message.Of("F005", $"\"{key}\" tidak ada.", $"\"{key}\" is missing.");

    public static Message MustBeList(string key) => Message.Of("F005", $"\"{key}\" harus berupa daftar [ ].", $"\"{key}\" must be a list.");

    public static Message ObjectAtTop() => Message.Of("F006", $"Di paling luar harus ada objek {{ }}.", $"Expected an object {{ }} at the top.");

    public static Message EmptyItem(string noun, int number) =>
        Message.Of("F006", $"{noun} ke-{number} kosong.", $"{noun} {number} is empty.");

    public static Message MustBeObject(string key) => Message.Of("F006", $"\"{key}\" harus berupa objek {{ }}.", $"\"{key}\" must be an object {{ }}.");

    public static Message MustBeText(string key) => Message.Of("F006", $"\"{key}\" harus teks dalam tanda kutip.", $"\"{key}\" must be a text in quotes.");

    public static Message MustBeNumber(string key) =>
        Message.Of("F006", $"\"{key}\" harus angka tanpa tanda kutip.", $"\"{key}\" must be a number without quotes.");

    public static Message MustBeFlag(string key) =>
        Message.Of("F006", $"\"{key}\" harus true atau false tanpa tanda kutip.", $"\"{key}\" must be true or false without quotes.");

    public static Message NotEmptyText(string key) => Message.Of("F006", $"\"{key}\" tidak boleh kosong.", $"\"{key}\" must not be empty.");

    public static Message Choice(string key, string typed, string allowed) =>
        Message.Of("F007", $"\"{key}\": \"{typed}\" tidak dikenal; pakai {allowed}.", $"\"{key}\": \"{typed}\" is not known; use {allowed}.");

    public static Message OutOfRange(string key, decimal min, decimal max) =>
        Message.Of("F008", $"\"{key}\" harus antara {min} dan {max}.", $"\"{key}\" must be between {min} and {max}.");

    public static Message BadNumber(string key) => Message.Of(
        "F008", $"Angka \"{key}\" di luar jangkauan: tulis lengkap tanpa pangkat, paling banyak 28 angka.",
        $"Number \"{key}\" out of range: write it out without exponent, at most 28 digits.");

    public static Message TooManyDecimals(string key, int decimals) =>
        Message.Of("F008", $"\"{key}\" paling banyak {decimals} angka di belakang koma.", $"\"{key}\" has at most {decimals} decimals.");

    public static Message TooLarge(int kib) => Message.Of("F009", $"Berkas lebih besar dari {kib} KiB.", $"Larger than {kib} KiB.");

    public static Message TooLong(string key, int max) =>
        Message.Of("F009", $"\"{key}\" lebih panjang dari {max} karakter.", $"\"{key}\" is longer than {max} characters.");

    public static Message NotUtf8() => Message.Of("F010", $"Simpan berkas sebagai UTF-8.", $"Save the file as UTF-8.");

    public static Message BrokenCharacter(string key) =>
        Message.Of("F010", $"Ada karakter rusak di \"{key}\".", $"Broken character in \"{key}\".");

    public static Message NotAPlainFile() => Message.Of(
        "F011", $"Hanya berkas biasa yang boleh ada di folder aturan, bukan tautan, folder atau pipa.",
        $"Only plain files are allowed in the rules folder, no links, folders or pipes.");

    public static Message CannotRead(string why) => Message.Of("F012", $"Berkas tidak bisa dibaca: {why}.", $"The file cannot be read: {why}.");

    public static Message DateDoesNotExist(string typed) =>
        Message.Of("F015", $"Tanggal {typed} tidak ada di kalender.", $"The date {typed} does not exist in the calendar.");

    public static Message DateFormat(string key) =>
        Message.Of("F015", $"\"{key}\": tulis tanggal seperti 2026-11-24.", $"\"{key}\": write dates as 2026-11-24.");

    public static Message DatesReversed() =>
        Message.Of("F015", $"\"effectiveTo\" sebelum \"effectiveFrom\".", $"\"effectiveTo\" is before \"effectiveFrom\".");

    public static Message TableUnreadable(string path) => Message.Of(
        "F040", $"{path} tidak dapat dibaca: periksa ejaan kuncinya, kunci yang wajib ada, dan jenis nilainya (bandingkan dengan baris lain).",
        $"{path} cannot be read: check the spelling of its keys, the keys that must be there, and the kind of value (compare with other rows).");

    public static Message Table(Sentence text) => new("F041", text);

    public static Message HalfWritten() => Message.Of(
        "F023", $"Berkas masih berubah atau baru setengah ditulis; versi yang berlaku tetap dipakai.",
        $"The file is still changing or half written; the live version stays.");
}
