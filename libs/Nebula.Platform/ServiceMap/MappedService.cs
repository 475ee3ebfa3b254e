namespace Nebula.Platform.ServiceMap;

/// <summary>A service of the map, its variables expanded.</summary>
public sealed record MappedService
{
    /// <summary>The key in the file, unique, a slug: <c>ollama-gpu</c>.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    /// <summary>What it is: <c>plex</c>, <c>minio</c>, <c>http</c> …; decides the check where the file says nothing else.</summary>
    public required string Kind { get; init; }

    /// <summary>The id of the node it runs on.</summary>
    public string? Node { get; init; }

    public required string Group { get; init; }

    /// <summary>The page to open for it, http or https.</summary>
    public string? Open { get; init; }

    /// <summary>Ids of the services that this one cannot work without; never a cycle.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    public IReadOnlyList<string> Tags { get; init; } = [];

    public string? Icon { get; init; }

    /// <summary>Shown to visitors who are not signed in.</summary>
    public bool Public { get; init; }

    public required MappedCheck Check { get; init; }

    /// <summary>Null: the default of the monitors.</summary>
    public int? IntervalSeconds { get; init; }

    public int? TimeoutSeconds { get; init; }

    public int? Retries { get; init; }

    public int? RecoverAfter { get; init; }

    /// <summary>
    /// The variables its address needs and that are not set. Not empty: the service is not configured,
    /// is not part of overall health and must not be dialled.
    /// </summary>
    public IReadOnlyList<string> MissingSettings { get; init; } = [];

    /// <summary>The line of the file, from 1.</summary>
    public required int Line { get; init; }
}
