namespace Icmesh.Rules.Text;

/// <summary>What can be wrong in an expression, and what can go wrong when it runs.</summary>
internal static class ExpressionMessages
{
    public static Message Empty() => Message.Of("R101", $"Ekspresi kosong.", $"The expression is empty.");

    public static Message TooLong(int length, int max) =>
        Message.Of("R102", $"Ekspresi {length} karakter; paling banyak {max}.", $"The expression has {length} characters; at most {max}.");

    public static Message TooManyOperators(int max) => Message.Of("R102", $"Lebih dari {max} operator.", $"More than {max} operators.");

    public static Message Character(int code) =>
        Message.Of("R103", $"Karakter U+{code:X4} tidak diizinkan di sini.", $"Character U+{code:X4} is not allowed here.");

    public static Message TooDeep(int max) => Message.Of("R104", $"Lebih dari {max} tanda kurung bersarang.", $"More than {max} nested ( ).");

    public static Message TooManyIif(int max) => Message.Of("R104", $"Lebih dari {max} iif().", $"More than {max} iif().");

    public static Message Signs() => Message.Of("R105", $"Terlalu banyak tanda berturut-turut.", $"Too many signs in a row.");

    public static Message NotInLanguage(string sign) =>
        Message.Of("R106", $"Tanda {sign} bukan bagian dari bahasa aturan.", $"{sign} is not part of the rule language.");

    public static Message UseIif() => Message.Of("R106", $"Tanda ? bukan bagian dari bahasa aturan; pakai iif(syarat, a, b).", $"? is not part of the rule language; use iif(condition, a, b).");

    public static Message Doubled(char sign) => Message.Of("R106", $"Tulis {sign}{sign}, bukan {sign}.", $"Write {sign}{sign}, not {sign}.");

    public static Message SingleEquals(string near) =>
        Message.Of("R107", $"Pakai == untuk membandingkan; satu = tidak diizinkan. → {near}", $"Use == to compare; a single = is not allowed. → {near}");

    public static Message OpenText() => Message.Of("R108", $"Teks dalam tanda kutip tidak ditutup.", $"A text in double quotes is not closed.");

    public static Message DecimalComma(string right) => Message.Of("R109", $"Pakai titik untuk desimal: {right}.", $"Use a point: {right}.");

    public static Message Unclosed() => Message.Of("R110", $"Tanda kurung tidak berpasangan.", $"The ( ) do not match.");

    public static Message Unknown(string name) => Message.Of("R201", $"\"{name}\" tidak dikenal.", $"Unknown \"{name}\".");

    public static Message WriteWithF(string name) => Message.Of("R201", $"Tulis f.{name}.", $"Write f.{name}.");

    public static Message NewNotAllowed() => Message.Of("R201", $"\"new\" tidak diizinkan.", $"\"new\" is not allowed.");

    public static Message Syntax() => Message.Of(
        "R202", $"Susunan ekspresi tidak terbaca di sini; bandingkan seperti f.Fakta <= 4.", $"The expression cannot be read here; compare as in f.Fact <= 4.");

    public static Message TypesDoNotFit() =>
        Message.Of("R202", $"Jenis nilai dalam ekspresi ini tidak cocok.", $"The kinds of values in this expression do not fit.");

    public static Message NotACondition() =>
        Message.Of("R202", $"Hasil ekspresi harus benar atau salah.", $"The expression must be true or false.");

    public static Message TextAndNumber() =>
        Message.Of("R202", $"Teks dan angka tidak bisa dibandingkan.", $"Text and number cannot be compared.");

    public static Message RemoveQuotes(string number) =>
        Message.Of("R202", $"Hapus tanda kutip di sekitar {number}.", $"Remove the quotes around {number}.");

    public static Message TextComparison(string fact) => Message.Of(
        "R202", $"Teks hanya dibandingkan dengan == atau !=: f.{fact} == \"…\".", $"Text is compared only with == or !=: f.{fact} == \"…\".");

    public static Message DoubleQuotes() => Message.Of("R202", $"Tulis teks dengan tanda kutip ganda.", $"Write texts in double quotes.");

    public static Message NoNull() => Message.Of(
        "R202", $"Data kosong diatur oleh \"missing\", bukan di dalam ekspresi.", $"Missing data is decided by \"missing\", not in the expression.");

    public static Message NotADate(string typed) =>
        Message.Of("R203", $"\"{typed}\" bukan tanggal yang ada; tulis 2026-11-24.", $"\"{typed}\" is not a date; write 2026-11-24.");

    public static Message NumberRange() =>
        Message.Of("R204", $"Angka di luar jangkauan: tulis lengkap, paling banyak 28 angka.", $"Number out of range: write it out, at most 28 digits.");

    public static Message PlainNumber(string typed) =>
        Message.Of("R204", $"Tulis angka biasa, bukan {typed}.", $"Write a plain number, not {typed}.");

    public static Message UnknownText(string fact, string typed, string allowed) => Message.Of(
        "R205", $"f.{fact} tidak pernah \"{typed}\"; nilainya {allowed}.", $"f.{fact} is never \"{typed}\"; it is one of {allowed}.");

    public static Message OutsideRange(string fact, decimal value, string range) => Message.Of(
        "R206", $"{value} di luar jangkauan f.{fact} ({range}).", $"{value} is outside the range of f.{fact} ({range}).");

    public static Message UnitsDiffer(string left, string right) => Message.Of(
        "R207", $"Satuan tidak sama: {left} dan {right}.", $"Units differ: {left} and {right}.");

    public static Message NotAFunction(string name) =>
        Message.Of("R301", $"{name} bukan fungsi aturan.", $"{name} is not a rule function.");

    public static Message NotRepeatable(string name) => Message.Of(
        "R301", $"{name} bukan fungsi aturan: hasilnya tidak bisa diulang; pakai fakta.", $"{name} is not a rule function: it cannot be repeated; use a fact.");

    public static Message NoDates(string name) =>
        Message.Of("R301", $"{name} bukan fungsi aturan; tidak ada tanggal dalam ekspresi.", $"{name} is not a rule function; there are no dates in expressions.");

    public static Message DivideByZero() =>
        Message.Of("R301", $"Pembagian hanya dengan angka selain 0.", $"Division only by a number other than 0.");

    public static Message DivisorMayBeZero(string fact) => Message.Of(
        "R301", $"f.{fact} bisa nol; pembagi harus angka selain 0 atau fakta yang minimumnya di atas 0.",
        $"f.{fact} can be zero; divide by a number other than 0 or by a fact with a minimum above 0.");

    public static Message DivisorShape() => Message.Of(
        "R301", $"Pembagi harus satu angka atau satu fakta.", $"A divisor must be one number or one fact.");

    public static Message Percent() => Message.Of(
        "R301", $"Tanda % bukan bagian dari bahasa aturan; persen ditulis sebagai angka 0–100.", $"% is not part of the rule language; write percentages as numbers 0–100.");

    public static Message NotAllowed(string what) => Message.Of("R301", $"{what} tidak diizinkan.", $"{what} is not allowed.");

    public static Message NoLists(string name) => Message.Of(
        "R302", $"{name}: tidak ada daftar di antara fakta; pakai fakta yang sudah dihitung.", $"{name}: there are no lists among the facts; use a fact that is counted already.");

    public static Message TwoConstants() =>
        Message.Of("R303", $"Dua angka tetap dibandingkan; tidak ada fakta yang dinilai.", $"Two constants are compared; no fact is judged.");

    public static Message NoFact() => Message.Of("R303", $"Tidak ada fakta dalam ekspresi ini.", $"There is no fact in this expression.");

    /// <summary>Run time: why an indicator counts as missing.</summary>
    public static Message Overflow() => Message.Of(
        "R402", $"Hasil hitungan di luar jangkauan; diperlakukan sebagai data kosong.", $"The calculation went out of range; treated as missing data.");

    /// <summary>Run time: facts that are not known.</summary>
    public static Message MissingFacts(string names) => Message.Of("R401", $"Belum ada data: {names}.", $"No data: {names}.");
}
