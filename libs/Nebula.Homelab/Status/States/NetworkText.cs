using Nebula.Platform.ServiceMap;

namespace Nebula.Homelab.Status.States;

/// <summary>How a network is written in rows.</summary>
internal static class NetworkText
{
    public static string? Of(NetworkKind? network) => network?.ToString().ToLowerInvariant();

    public static NetworkKind? Parse(string? text) => text is null ? null : Enum.Parse<NetworkKind>(text, ignoreCase: true);
}
