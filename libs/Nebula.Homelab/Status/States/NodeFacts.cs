using Nebula.Platform.ServiceMap;

namespace Nebula.Homelab.Status.States;

/// <summary>What the judge, and the page, need to know about one machine.</summary>
public sealed record NodeFacts
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<NodeAddress> Addresses { get; init; } = [];

    public bool Sleeps { get; init; }

    public IReadOnlyList<string> MissingSettings { get; init; } = [];
}
