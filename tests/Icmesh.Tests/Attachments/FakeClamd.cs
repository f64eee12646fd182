using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Icmesh.Tests.Attachments;

/// <summary>Answers INSTREAM as clamd does, and knows one virus.</summary>
internal sealed class FakeClamd : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public FakeClamd()
    {
        _listener.Start();
        _ = ServeAsync();
    }

    public string Address => $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>What it says instead, where it is not well.</summary>
    public string? Complaint { get; set; }

    public int Asked { get; private set; }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await AnswerAsync(client.GetStream());
            }
        }
        catch (Exception e) when (e is ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        var command = new byte["zINSTREAM\0".Length];
        await stream.ReadExactlyAsync(command);
        Assert.Equal("zINSTREAM\0", Encoding.ASCII.GetString(command));
        var (content, length) = (new MemoryStream(), new byte[sizeof(int)]);
        while (true)
        {
            await stream.ReadExactlyAsync(length);
            var chunk = new byte[BinaryPrimitives.ReadInt32BigEndian(length)];
            if (chunk.Length == 0)
            {
                break;
            }

            await stream.ReadExactlyAsync(chunk);
            content.Write(chunk);
        }

        Asked++;
        var isVirus = Encoding.Latin1.GetString(content.ToArray()).Contains(HostileFiles.Eicar, StringComparison.Ordinal);
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{Complaint ?? (isVirus ? "stream: Win.Test.EICAR_HDB-1 FOUND" : "stream: OK")}\0"));
    }

    public void Dispose() => _listener.Dispose();
}
