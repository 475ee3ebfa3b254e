namespace Nebula.Platform.Outbound;

/// <summary>What may be dialled that is refused otherwise.</summary>
public sealed class OutboundOptions
{
    public const string SectionName = "Outbound";

    /// <summary>The environment variable, named in every refusal that it could lift.</summary>
    public const string AllowVariable = "NEBULA_OUTBOUND_ALLOW";

    /// <summary>
    /// Addresses with port, by commas: <c>127.0.0.1:32400,[::1]:3000</c>; <c>localhost:32400</c> stands for both loopback
    /// addresses. Lifts the refusal of loopback and of this installation's own database and cache, nothing else.
    /// </summary>
    public string Allow { get; set; } = "";

    /// <summary>This installation's own endpoints, refused like loopback; set in code from the connection settings.</summary>
    public IList<ProtectedEndpoint> Protected { get; } = [];
}
