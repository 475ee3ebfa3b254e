namespace Nebula.Platform.ServiceMap;

/// <summary>A machine of the map.</summary>
public sealed record MappedNode
{
    /// <summary>The key in the file: <c>gpu-machine</c>.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    /// <summary>linux, windows, macos or other.</summary>
    public string? Os { get; init; }

    /// <summary>The machine is switched off now and then, and that is no incident.</summary>
    public bool Sleeps { get; init; }

    /// <summary>The addresses that are set, the preferred one first. Empty: the node is not configured.</summary>
    public IReadOnlyList<NodeAddress> Addresses { get; init; } = [];

    /// <summary>The variables that could give the node an address and are not set. Only filled while it has none: any one is enough.</summary>
    public IReadOnlyList<string> MissingSettings { get; init; } = [];

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The line of the file, from 1.</summary>
    public required int Line { get; init; }
}
