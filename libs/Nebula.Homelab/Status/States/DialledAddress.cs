using System.Net;

namespace Nebula.Homelab.Status.States;

/// <summary>Where a check dialled, as its evidence tells.</summary>
internal static class DialledAddress
{
    /// <summary>Also where nothing answered; null when the name was not resolved.</summary>
    public static IPAddress? Of(Evidence evidence) => OfAnswer(evidence) ?? Fact(evidence, "dialled");

    /// <summary>Only where something answered.</summary>
    public static IPAddress? OfAnswer(Evidence? evidence) => Fact(evidence, "address");

    public static IPAddress? Parse(string? text) =>
        IPAddress.TryParse(text, out var address) ? address
        : text is not null && IPEndPoint.TryParse(text, out var endpoint) ? endpoint.Address
        : null;

    private static IPAddress? Fact(Evidence? evidence, string name) => Parse(evidence?.Facts?.GetValueOrDefault(name));
}
