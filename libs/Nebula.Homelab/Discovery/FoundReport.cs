namespace Nebula.Homelab.Discovery;

/// <summary>What was found on this machine just now.</summary>
public sealed record FoundReport
{
    public required string Host { get; init; }

    public required MachineFacts Machine { get; init; }

    public required IReadOnlyList<FoundPart> Parts { get; init; }
}
