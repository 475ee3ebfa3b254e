namespace Nebula.Homelab.Status.Checks.Push;

/// <summary>The address for a monitor's heartbeats, without its token, and the last one that came.</summary>
public sealed record PushState
{
    /// <summary>When the address that counts now was made; null while there is none.</summary>
    public DateTimeOffset? IssuedAt { get; init; }

    public DateTimeOffset? LastAt { get; init; }

    public bool? LastUp { get; init; }

    public string? LastMessage { get; init; }
}
