namespace Nebula.Platform.ServiceMap;

/// <summary>The service map at one moment. While the file has errors, everything but those is that of the last good map.</summary>
public sealed record ServiceMapSnapshot
{
    /// <summary>Where the file is, or was looked for.</summary>
    public required string Path { get; init; }

    /// <summary>When this map, good or bad, was read.</summary>
    public required DateTimeOffset LoadedAt { get; init; }

    /// <summary>
    /// A hash of the good map's text and variables, so that equal versions mean equal nodes and services. Empty while no good map
    /// has been read: then the lists are empty because nothing is known, not because nothing is there.
    /// </summary>
    public string Version { get; init; } = "";

    /// <summary>Whether the file as it is now could be applied.</summary>
    public bool Valid => Errors.Count == 0;

    public IReadOnlyList<MapError> Errors { get; init; } = [];

    public IReadOnlyList<MapVariable> Variables { get; init; } = [];

    public IReadOnlyList<MappedNode> Nodes { get; init; } = [];

    public IReadOnlyList<MappedNetwork> Networks { get; init; } = [];

    public IReadOnlyList<MappedService> Services { get; init; } = [];
}
