using System.Text.Json.Nodes;

namespace Nebula.Functions.Passkeys;

/// <summary>What the device answered.</summary>
internal sealed record PasskeyBody
{
    /// <summary>As <c>PublicKeyCredential.toJSON</c> gives it.</summary>
    public JsonObject Credential { get; init; } = [];
}
