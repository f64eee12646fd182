using System.Text;
using Icmesh.Tests.Security.Matrix;

namespace Icmesh.Tests.Security.Sweeps;

/// <summary>
/// What nobody types by hand, in every field of every form and address: all fields of one kind at once, and each field by itself with a few
/// kinds that change from field to field. Nothing fails, and nothing comes back as markup.
/// </summary>
internal static class HostileValues
{
    private const string Markup = "<kenari onx=\"1\">";

    private static readonly (string Kind, string Value)[] Kinds =
    [
        ("markup", $"\"'>{Markup}</textarea></script>"), ("NUL", $"a\0b{Markup}"), ("lines", $"a\r\nSet-Cookie: kenari=1\r\n\r\n{Markup}"), ("right to left", $"\u202Egnp.exe\u2066{Markup}"),
        ("empty", ""), ("blank", "   "), ("1e400", "1e400"), ("many digits", new string('9', 400)), ("below", "-99999999999999999999"), ("beyond int", "2147483648"), ("beyond long", "9223372036854775808"),
        ("beyond decimal", "79228162514264337593543950336"), ("not a number", "NaN"), ("comma", "1,5"), ("first day", "0001-01-01T00:00"), ("last day", "9999-12-31T23:59:59"), ("no day", "2026-02-30"), ("month 0", "202600"),
        ("bad id", "00000000-0000-0000-0000-00000000000g"), ("no id", "00000000-0000-0000-0000-000000000000"), ("SQL", "' OR 1=1; DROP TABLE x--"), ("template", "{{7*7}}${7*7}@(7*7)"), ("formula", "=cmd|'/c calc'!A1"),
        ("sign", "😀\u0301\u200D"), ("format", "{0}{99999999}%s%n"), ("path", "../../../../etc/passwd"), ("device", "CON"), ("JSON", "{\"$type\":\"System.Object\",\"a\":[[[[[[]]]]]]}"), ("list", "a,b;c d"), ("true", "true"), ("minus zero", "-0"), ("hex", "0x7fffffff"), ("LIKE", "%_[%]_%"),
    ];

    private static readonly string Megabyte = new('x', 1 << 20);

    public static async Task RunAsync(Sweep sweep)
    {
        var turn = 0;
        foreach (var sample in sweep.Safe.Concat(sweep.Unsafe))
        {
            var (who, fields) = (sweep.Allowed(sample).Last(), sweep.FieldsOf(sample).Select(f => f.Name).ToList());
            var call = sweep.CallOf(sample, who);
            foreach (var (kind, all) in call.Json is not null ? [] : Kinds)
            {
                await TryAsync(sweep, fields.Aggregate(call, (c, f) => Put(c, f, all)), kind);
            }

            foreach (var field in call.Json is not null ? [] : fields)
            {
                for (var i = 0; i < 3; i++)
                {
                    var (kind, value) = Kinds[turn++ % Kinds.Length];
                    await TryAsync(sweep, Put(call, field, value), $"{kind} in {field}");
                }
            }

            await (call.Json is not null ? BodiesAsync(sweep, call) : call.Verb == "GET" ? Task.CompletedTask : FormsAsync(sweep, call, fields));
            foreach (var name in Sample.Placeholder().Matches(sample.Path).Select(m => m.Groups[1].Value).Distinct())
            {
                await AddressesAsync(sweep, sample, who, name);
            }
        }
    }

    private static Call Put(Call call, string field, string value) => call.Verb == "GET" ? call.Asking($"{Uri.EscapeDataString(field)}={Uri.EscapeDataString(value)}") : call.With(field, value);

    /// <summary>Forms that no browser writes.</summary>
    private static async Task FormsAsync(Sweep sweep, Call call, List<string> fields)
    {
        var honest = string.Join('&', call.Fields.Select(f => $"{Uri.EscapeDataString(f.Key)}={Uri.EscapeDataString(f.Value)}"));
        await TryAsync(sweep, call with { Raw = string.Concat(Enumerable.Range(0, 100_000).Select(i => $"k{i}=1&")) + honest }, "100,000 fields");
        await TryAsync(sweep, call with { Raw = $"{honest}&{new string('n', 5000)}=1" }, "a long name");
        await TryAsync(sweep, call with { Raw = $"{honest}&a[b][c][d]=1&Input[0].Name=x&Input[Name]=y&[]=1&.=1&Input..Name=1&Input.=&=1&%00=1" }, "strange names");
        await TryAsync(sweep, call with { Raw = string.Join('&', fields.Select(f => $"{f}=%ff%fe%ed%a0%80%c0%af")) }, "bytes that are no text");
        await TryAsync(sweep, call with { Raw = string.Join('&', call.Fields.Concat(call.Fields).Select(f => $"{Uri.EscapeDataString(f.Key)}={Uri.EscapeDataString(f.Value)}")) }, "each field twice");
        await TryAsync(sweep, call with { Raw = string.Join('&', fields.Select(f => $"{f}=a&{f}=b&{f}[]=c&{f}[0]=d&{f}[9999999]=e&{f}[x].y=f")) }, "lists");
        if (fields.Count > 0)
        {
            await TryAsync(sweep, call.With(fields[^1], Megabyte), $"1 MB in {fields[^1]}");
            await TryAsync(sweep, call with { Raw = string.Join('&', Enumerable.Repeat($"{fields[0]}=a", 900)) }, "one field 900 times");
        }
    }

    private static async Task BodiesAsync(Sweep sweep, Call call)
    {
        string[] bodies =
        [
            "", "null", "[]", "{}", "{", "\"x\"", "1", "{\"hours\":1e400}", "{\"hours\":\"1\"}", "{\"hours\":1,\"hours\":2}", "{\"hours\":null}", "{\"hours\":[1]}", "{\"hours\":99999999999999999999}", "{\"hours\":1.5}", "{\"Hours\":-1}",
            new string('[', 10_000), $"{{\"hours\":{new string('[', 10_000)}{new string(']', 10_000)}}}", $"{{\"{Markup}\":\"{Megabyte}\"}}", "\uFEFF{}", "{\"hours\":1}{\"hours\":2}", "{\"a\\u0000\":1}", $"{{{string.Join(',', Enumerable.Range(0, 100_000).Select(i => $"\"k{i}\":1"))}}}",
        ];
        foreach (var body in bodies)
        {
            await TryAsync(sweep, call with { Json = body }, $"the document {body[..Math.Min(30, body.Length)]}");
        }
    }

    private static async Task AddressesAsync(Sweep sweep, Sample sample, Principal who, string name)
    {
        // Whatever part of the address is no word of ours. One with a NUL is refused by the web server itself.
        foreach (var part in new[] { "..%2f..%2fetc", "%ff%fe", "a%0d%0aSet-Cookie:%20kenari=1", new string('9', 300), "'%20OR%201=1--", "%3Ckenari%20onx=%221%22%3E", "0001-01-01", "1e400", "%E2%80%AE", "{x}", "con" })
        {
            var address = Sample.Placeholder().Replace(sample.Path, m => m.Groups[1].Value == name ? part : sweep.Town.A[m.Groups[1].Value]);
            await TryAsync(sweep, sweep.CallOf(sample, who) with { Address = address + sample.Address[sample.Path.Length..].Split('&')[0] }, $"{name} {part[..Math.Min(30, part.Length)]}");
        }
    }

    private static async Task TryAsync(Sweep sweep, Call call, string what)
    {
        Answer answer;
        try
        {
            answer = await sweep.SendAsync(call);
        }
        catch (Exception thrown) when (thrown is not Xunit.Sdk.XunitException)
        {
            sweep.Faults.Add($"{Shown(call)} with {what}: {thrown.GetType().Name} {thrown.Message}");
            return;
        }

        if (answer.Fault is not null || answer.Text.Contains("<kenari", StringComparison.OrdinalIgnoreCase) || answer.Headers.Contains("kenari=1", StringComparison.Ordinal) && answer.Headers.Contains("\nSet-Cookie: kenari", StringComparison.Ordinal))
        {
            sweep.Faults.Add($"{Shown(call)} with {what}: {answer.Status} {answer.Fault ?? "comes back as it was"}");
        }

        sweep.WasChanged();
    }

    private static string Shown(Call call) => new StringBuilder(call.ToString(), 0, Math.Min(120, call.ToString().Length), 200).ToString();
}
