using System.Net;
using System.Text.Json.Nodes;

namespace Nebula.Platform.Identity.Passkeys;

/// <summary>What a browser brings back from the device.</summary>
public sealed record PasskeyReply
{
    public required PasskeyPlace Place { get; init; }

    /// <summary>As the browser gives it (WebAuthn, JSON).</summary>
    public required JsonObject Credential { get; init; }

    /// <summary>What the browser's cookie holds.</summary>
    public string? Browser { get; init; }

    public required IPAddress Address { get; init; }

    public string UserAgent { get; init; } = "";

    public string? TraceId { get; init; }
}
