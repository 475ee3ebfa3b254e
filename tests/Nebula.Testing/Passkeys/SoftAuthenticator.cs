using System.Buffers.Binary;
using System.Buffers.Text;
using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Nebula.Testing.Passkeys;

/// <summary>A device that holds one passkey (ES256), with the browser around it; it lies where a test wants it to.</summary>
public sealed class SoftAuthenticator : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(32);

    public string Origin { get; set; } = "https://nebula.example";

    /// <summary>For which relying party it signs; what it is asked for, when null.</summary>
    public string? Host { get; set; }

    public bool IsUserVerified { get; set; } = true;

    public uint Count { get; set; }

    /// <summary>Whose it is; noted when it is made.</summary>
    public string UserHandle { get; set; } = "";

    public JsonObject Create(JsonObject options)
    {
        UserHandle = options["user"]!["id"]!.GetValue<string>();
        var client = ClientData("webauthn.create", options);
        var data = AuthenticatorData(Host ?? options["rp"]!["id"]!.GetValue<string>(), withKey: true);
        var cbor = new CborWriter();
        cbor.WriteStartMap(3);
        cbor.WriteTextString("fmt");
        cbor.WriteTextString("none");
        cbor.WriteTextString("attStmt");
        cbor.WriteStartMap(0);
        cbor.WriteEndMap();
        cbor.WriteTextString("authData");
        cbor.WriteByteString(data);
        cbor.WriteEndMap();
        return Credential(new JsonObject
        {
            ["clientDataJSON"] = Text(client),
            ["attestationObject"] = Text(cbor.Encode()),
            ["transports"] = new JsonArray("internal"),
        });
    }

    public JsonObject Get(JsonObject options)
    {
        Count++;
        var client = ClientData("webauthn.get", options);
        var data = AuthenticatorData(Host ?? options["rpId"]!.GetValue<string>(), withKey: false);
        byte[] signed = [.. data, .. SHA256.HashData(client)];
        return Credential(new JsonObject
        {
            ["clientDataJSON"] = Text(client),
            ["authenticatorData"] = Text(data),
            ["signature"] = Text(_key.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)),
            ["userHandle"] = UserHandle,
        });
    }

    public void Dispose() => _key.Dispose();

    private byte[] ClientData(string type, JsonObject options) => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["type"] = type,
        ["challenge"] = options["challenge"]!.GetValue<string>(),
        ["origin"] = Origin,
        ["crossOrigin"] = false,
    }.ToJsonString());

    private byte[] AuthenticatorData(string host, bool withKey)
    {
        const int UserPresent = 0x01, Verified = 0x04, HasKey = 0x40;
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, Count);
        var flags = (byte)(UserPresent | (IsUserVerified ? Verified : 0) | (withKey ? HasKey : 0));
        byte[] data = [.. SHA256.HashData(Encoding.UTF8.GetBytes(host)), flags, .. count];
        return withKey ? [.. data, .. new byte[16], 0, (byte)_id.Length, .. _id, .. PublicKey()] : data;
    }

    // COSE: key type EC2, algorithm ES256, curve P-256.
    private byte[] PublicKey()
    {
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        var cbor = new CborWriter(CborConformanceMode.Ctap2Canonical);
        cbor.WriteStartMap(5);
        foreach (var (label, value) in new[] { (1, 2), (3, -7), (-1, 1) })
        {
            cbor.WriteInt32(label);
            cbor.WriteInt32(value);
        }

        cbor.WriteInt32(-2);
        cbor.WriteByteString(point.X!);
        cbor.WriteInt32(-3);
        cbor.WriteByteString(point.Y!);
        cbor.WriteEndMap();
        return cbor.Encode();
    }

    private JsonObject Credential(JsonObject response) => new()
    {
        ["id"] = Text(_id),
        ["rawId"] = Text(_id),
        ["type"] = "public-key",
        ["clientExtensionResults"] = new JsonObject(),
        ["response"] = response,
    };

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
