using System.Net.Sockets;
using System.Text;
using Icmesh.Tests.Support;

namespace Icmesh.Tests.Security;

/// <summary>What no browser would send, over a bare connection to the real web server: refused in a word, and the next caller is served.</summary>
[Trait("Category", "Security")]
public sealed class RawSocketTests : IDisposable
{
    private const string Form = "POST /Accounts/SignIn HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n";

    /// <summary>A body that comes more slowly than 240 bytes a second is cut off after five seconds of grace; this is the patience for that.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly IcmeshApp _app = new();
    private readonly Uri _address;

    public RawSocketTests()
    {
        _app.UseKestrel(0);
        _app.StartServer();
        _address = _app.ClientOptions.BaseAddress;
    }

    public static TheoryData<string, string, string> Requests => new()
    {
        { "no HTTP at all", "\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03 hello\r\n\r\n", "400" },
        { "no host", "GET / HTTP/1.1\r\n\r\n", "400" },
        { "two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "400" },
        { "two lengths", $"{Form}Content-Length: 3\r\nContent-Length: 5\r\n\r\na=b", "400" },
        { "a length that is no number", $"{Form}Content-Length: -1\r\n\r\n", "400" },
        { "a chunk that is no number", $"{Form}Transfer-Encoding: chunked\r\n\r\nZZZ\r\na=b\r\n0\r\n\r\n", "400" },
        { "a chunk longer than it says", $"{Form}Transfer-Encoding: chunked\r\n\r\n2\r\na=bcdef\r\n0\r\n\r\n", "400" },
        { "length and chunks", $"{Form}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "400" },
        { "a header with NUL", "GET / HTTP/1.1\r\nHost: localhost\r\nX: a\0b\r\n\r\n", "400" },
        { "a line folded as of old", "GET / HTTP/1.1\r\nHost: localhost\r\nX: a\r\n b\r\n\r\n", "400" },
        { "headers of 64 KB", $"GET / HTTP/1.1\r\nHost: localhost\r\nCookie: {new string('x', 64 << 10)}\r\n\r\n", "431" },
        { "bytes that are no UTF-8 in the address", "GET /%ff%fe%00 HTTP/1.1\r\nHost: localhost\r\n\r\n", "400" },
        { "an address above the root", "GET /../../etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n", "404" },
        { "an address of 20 KB", $"GET /{new string('a', 20 << 10)} HTTP/1.1\r\nHost: localhost\r\n\r\n", "414" },
        { "a body that never comes", $"{Form}Content-Length: 1000\r\n\r\na=", "400" },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task What_no_browser_would_send_is_refused_and_the_next_caller_is_served(string what, string request, string status)
    {
        var answer = await SendAsync(request);
        var next = await SendAsync("GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        Assert.True(answer.StartsWith($"HTTP/1.1 {status} ", StringComparison.Ordinal), $"{what}: {answer}");
        Assert.DoesNotContain("Exception", answer, StringComparison.Ordinal);
        Assert.EndsWith("ok", next.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_open_connections_do_not_keep_others_out()
    {
        List<TcpClient> waiting = [];
        for (var i = 0; i < 200; i++)
        {
            var client = new TcpClient();
            await client.ConnectAsync(_address.Host, _address.Port);
            await client.GetStream().WriteAsync("GET / HTTP/1.1\r\nHost: loc"u8.ToArray());
            waiting.Add(client);
        }

        var next = await SendAsync("GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        waiting.ForEach(c => c.Dispose());

        Assert.StartsWith("HTTP/1.1 200 ", next, StringComparison.Ordinal);
    }

    public void Dispose() => _app.Dispose();

    private async Task<string> SendAsync(string request)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var client = new TcpClient();
        await client.ConnectAsync(_address.Host, _address.Port, patience.Token);
        var stream = client.GetStream();
        var answer = new StringBuilder();
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(request), patience.Token);
            var buffer = new byte[8192];
            while (await stream.ReadAsync(buffer, patience.Token) is var read and > 0)
            {
                answer.Append(Encoding.UTF8.GetString(buffer, 0, read));
                if (answer.ToString().Contains("\r\n\r\n", StringComparison.Ordinal) && !request.Contains("close", StringComparison.Ordinal))
                {
                    break;
                }
            }
        }
        catch (IOException) when (answer.Length > 0)
        {
            // The server hung up while we were still talking: what it said before that counts.
        }

        return answer.ToString();
    }
}
