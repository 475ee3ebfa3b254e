using System.Text.Json.Nodes;

namespace Nebula.Functions.Passkeys;

/// <summary>Body of <c>POST /api/account/passkeys</c>.</summary>
internal sealed record AddPasskeyBody
{
    public string Name { get; init; } = "";

    /// <summary>As <c>PublicKeyCredential.toJSON</c> gives it.</summary>
    public JsonObject Credential { get; init; } = [];
}
