using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Icmesh.Kernel.Security;
using Microsoft.Extensions.Logging;

namespace Icmesh.Attachments.Checking;

/// <summary>Asks a ClamAV daemon by its INSTREAM command (clamd(8)): chunks with their length before them, an empty one at the end.</summary>
internal sealed partial class ClamdAntivirus(string host, int port, ILogger<ClamdAntivirus> log) : IAntivirus
{
    private const int ChunkBytes = 1 << 16;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public async Task<ScanResult> ScanAsync(Stream content, CancellationToken cancellationToken)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(Patience);
        try
        {
            var answer = await AskAsync(content, limited.Token);
            return answer.EndsWith(" FOUND", StringComparison.Ordinal) ? ScanResult.Infected
                : answer.EndsWith(": OK", StringComparison.Ordinal) ? ScanResult.Clean
                : Unknown(answer);
        }
        catch (Exception e) when (e is SocketException or IOException || e is OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return Unknown(e.Message);
        }
    }

    private async Task<string> AskAsync(Stream content, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(host, port, cancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), cancellationToken);
        var chunk = new byte[sizeof(int) + ChunkBytes];
        int read;
        do
        {
            read = await content.ReadAsync(chunk.AsMemory(sizeof(int)), cancellationToken);
            BinaryPrimitives.WriteInt32BigEndian(chunk, read);
            await stream.WriteAsync(chunk.AsMemory(0, sizeof(int) + read), cancellationToken);
        }
        while (read > 0);

        using var reader = new StreamReader(stream, Encoding.UTF8);
        return (await reader.ReadToEndAsync(cancellationToken)).TrimEnd('\0', '\n');
    }

    private ScanResult Unknown(string why)
    {
        NotScanned(host, port, why);
        return ScanResult.Unknown;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The antivirus at {Host}:{Port} could not be asked, the file waits: {Why}")]
    private partial void NotScanned([InternalData] string host, int port, [InternalData] string why);
}
