using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Icmesh.Tests.Accounts;

/// <summary>A passkey on an invented device: answers the questions of the server as a browser and its authenticator do, rightly or wrongly.</summary>
internal sealed class SoftAuthenticator : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(16);

    public string Origin { get; set; } = "http://localhost";

    public string Domain { get; set; } = "localhost";

    public bool VerifiesUser { get; set; } = true;

    public uint Count { get; set; }

    /// <summary>Whose passkey this is, as the server said when it was made.</summary>
    public string? UserHandle { get; set; }

    public string Id => Convert.ToHexStringLower(_id);

    public string Create(string optionsJson)
    {
        var options = JsonNode.Parse(optionsJson)!;
        UserHandle = (string)options["user"]!["id"]!;
        var point = _key.ExportParameters(false).Q;

        // {1: 2, 3: -7, -1: 1, -2: x, -3: y}: an ES256 key as COSE writes it.
        byte[] cose = [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
        byte[] data = [.. Head(flags: 0x41), .. new byte[16], 0, (byte)_id.Length, .. _id, .. cose];

        // {"fmt": "none", "attStmt": {}, "authData": data}
        byte[] attestation = [0xA3, .. Text("fmt"), .. Text("none"), .. Text("attStmt"), 0xA0, .. Text("authData"), 0x59, (byte)(data.Length >> 8), (byte)data.Length, .. data];
        return Written(new() { ["clientDataJSON"] = Coded(Client("webauthn.create", options)), ["attestationObject"] = Coded(attestation), ["transports"] = new JsonArray("internal") });
    }

    public string Get(string optionsJson)
    {
        Count++;
        var client = Client("webauthn.get", JsonNode.Parse(optionsJson)!);
        var data = Head(flags: 0x01);
        var signature = _key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Written(new() { ["clientDataJSON"] = Coded(client), ["authenticatorData"] = Coded(data), ["signature"] = Coded(signature), ["userHandle"] = UserHandle });
    }

    public void Dispose() => _key.Dispose();

    private byte[] Head(byte flags)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, Count);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(Domain)), (byte)(flags | (VerifiesUser ? 0x04 : 0)), .. count];
    }

    private byte[] Client(string type, JsonNode options) =>
        JsonSerializer.SerializeToUtf8Bytes(new { type, challenge = (string)options["challenge"]!, origin = Origin, crossOrigin = false });

    private string Written(JsonObject response) => new JsonObject
    {
        ["id"] = Coded(_id), ["rawId"] = Coded(_id), ["type"] = "public-key", ["clientExtensionResults"] = new JsonObject(), ["response"] = response,
    }.ToJsonString();

    private static byte[] Text(string text) => [(byte)(0x60 | text.Length), .. Encoding.ASCII.GetBytes(text)];

    private static string Coded(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
