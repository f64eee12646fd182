namespace Icmesh.Rules.Text;

/// <summary>What can be wrong with a scorecard whose every key and value is fine by itself.</summary>
internal static class ScorecardMessages
{
    public static Message CodeTwice(string code, int first, int second) =>
        Message.Of("F013", $"Kode \"{code}\" dipakai baris {first} dan baris {second}.", $"Code \"{code}\" is used by line {first} and line {second}.");

    public static Message BadCode(string key, string typed) => Message.Of(
        "F007", $"\"{key}\": \"{typed}\" tidak boleh; pakai huruf, angka, titik, garis bawah atau strip, paling banyak 60.",
        $"\"{key}\": \"{typed}\" is not allowed; use letters, digits, point, underscore or hyphen, at most 60.");

    public static Message TotalWeight(decimal sum) =>
        Message.Of("F014", $"Jumlah bobot semua indikator {sum}; harus tepat 100.", $"Weights sum to {sum}; must be exactly 100.");

    public static Message CategoryWeight(string code, decimal declared, decimal sum) => Message.Of(
        "F014", $"Kategori {code} menyatakan {declared}, tetapi jumlah bobot indikatornya {sum}.",
        $"Category {code} declares {declared}, but its indicators sum to {sum}.");

    public static Message UnknownCode(string key, string typed) =>
        Message.Of("F016", $"\"{key}\": \"{typed}\" tidak ada.", $"\"{key}\": \"{typed}\" does not exist.");

    public static Message TooMany(string noun, int max) => Message.Of("F018", $"Paling banyak {max} {noun}.", $"At most {max} {noun}.");

    public static Message Gap(string indicator, string point) =>
        Message.Of("F019", $"{indicator}: celah, tidak ada pita untuk {point}.", $"{indicator}: gap, no band for {point}.");

    public static Message GapBetween(string indicator, decimal low, decimal high, string point) => Message.Of(
        "F019", $"{indicator}: celah antara {low} dan {high}, tidak ada pita untuk {point}.",
        $"{indicator}: gap between {low} and {high}, no band for {point}.");

    public static Message InTwoBands(decimal value, string band, string earlier) => Message.Of(
        "F019", $"{value} ada di dua pita: {band} memuatnya, tetapi {earlier} sudah mengambilnya lebih dahulu.",
        $"{value} is in two bands: {band} contains it, but {earlier} takes it first.");

    public static Message NoRules() => Message.Of("F020", $"Tidak ada aturan; versi yang berlaku tetap dipakai.", $"No rules; the live version stays.");

    public static Message Unreachable(string band) => Message.Of(
        "F024", $"Pita {band} tidak pernah tercapai: pita di atasnya sudah mengambil semuanya, atau syaratnya mustahil.",
        $"Band {band} can never be reached: earlier bands take everything, or its condition is impossible.");

    public static Message PointsRise(string band, decimal points, decimal before) => Message.Of(
        "F025", $"Poin pita {band} ({points}) lebih besar dari pita sebelumnya ({before}); urutkan dari yang terbaik.",
        $"Points of band {band} ({points}) exceed those of the band before ({before}); put the best first.");

    public static Message NotMonotone(string fact, decimal low, decimal lowPoints, decimal high, decimal highPoints, string direction) => Message.Of(
        "F025", $"Poin berubah dari {lowPoints} ke {highPoints} ketika {fact} naik dari {low} ke {high}, padahal \"direction\" adalah \"{direction}\".",
        $"Points go from {lowPoints} to {highPoints} when {fact} rises from {low} to {high}, although \"direction\" is \"{direction}\".");

    public static Message GradesNotDescending(string code) => Message.Of(
        "F026", $"Batas kelas {code} harus lebih kecil dari kelas di atasnya.", $"The bound of grade {code} must be below that of the grade above.");

    public static Message OneOpenGrade() => Message.Of(
        "F026", $"Tepat satu kelas, yang terakhir, memakai \"from\": null.", $"Exactly one grade, the last, has \"from\": null.");

    public static Message OrderTwice(int order, string other) =>
        Message.Of("F027", $"Urutan {order} sudah dipakai {other}.", $"Order {order} is already used by {other}.");

    public static Message NoEffect() => Message.Of(
        "F028", $"Pengecualian perlu akibat: capScore, add, capGrade atau withhold: true.",
        $"An override needs an effect: capScore, add, capGrade or withhold: true.");

    public static Message TooManyPoints(int max) => Message.Of(
        "F029", $"Terlalu banyak gabungan nilai untuk diperiksa (lebih dari {max}); pakai lebih sedikit fakta dalam satu indikator.",
        $"Too many combinations of values to check (more than {max}); use fewer facts in one indicator.");

    public static Message SmallHours(string what, decimal below) => Message.Of(
        "F030", $"\"smallHours\" menyebut {what} di bawah {below} jam, tetapi ekspresi pita tidak memakainya.",
        $"\"smallHours\" says {what} below {below} hours, but the bands' expressions do not use it.");

    public static Message ValueNotJudged(string fact) => Message.Of(
        "F030", $"\"value\" menampilkan {fact}, tetapi pita tidak menilainya.", $"\"value\" shows {fact}, but the bands do not judge it.");

    public static Message CaseFails(string name, string what, string expected, string got) => Message.Of(
        "F031", $"Contoh \"{name}\": {what} diharapkan {expected}, hasilnya {got}.", $"Case \"{name}\": {what} expected {expected}, got {got}.");

    public static Message CaseMissing(string code, string idWhat, string enWhat) =>
        Message.Of("F032", $"{code} belum punya contoh {idWhat}.", $"{code} has no case {enWhat}.");

    public static Message NoDataSourceShape() => Message.Of(
        "F033", $"Indikator dengan \"noDataSource\" ditulis \"Enabled\": false, \"Expression\": \"false\", tanpa \"Rules\" dan \"Operator\".",
        $"An indicator with \"noDataSource\" has \"Enabled\": false, \"Expression\": \"false\", no \"Rules\" and no \"Operator\".");

    public static Message SwitchedOff() => Message.Of(
        "F033", $"\"Enabled\": false hanya untuk indikator dengan \"noDataSource\"; hapus aturannya bila tidak dipakai.",
        $"\"Enabled\": false is only for an indicator with \"noDataSource\"; remove the rule if it is not wanted.");
}
