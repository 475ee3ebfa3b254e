using System.Text.Json.Nodes;

namespace Nebula.Platform.Identity.Passkeys;

/// <summary>A question for the device.</summary>
/// <param name="Options">As the browser takes them (WebAuthn, JSON).</param>
/// <param name="Browser">What binds the answer to the browser that was asked; for its cookie.</param>
public sealed record PasskeyStart(JsonObject Options, string Browser);
