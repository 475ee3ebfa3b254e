using System.Text.Json.Nodes;

namespace Nebula.Functions.Passkeys;

/// <summary>A question for the device.</summary>
/// <param name="Options">As <c>PublicKeyCredential</c> parses them from JSON.</param>
internal sealed record PasskeyOptionsAnswer(JsonObject Options);
