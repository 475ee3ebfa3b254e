namespace Nebula.Platform.Integrations;

/// <summary>An outside system as its card shows it.</summary>
public sealed record Integration
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Purpose { get; init; }

    public required IntegrationState State { get; init; }

    /// <summary>Since when it fails; null unless it does.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>Environment names of the settings of which one has to be set, or what else is missing; empty when it is set up.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>Environment names of all its settings.</summary>
    public required IReadOnlyList<string> Settings { get; init; }

    /// <summary>How to come by what the settings want.</summary>
    public string? HowTo { get; init; }

    public Uri? Link { get; init; }

    /// <summary>What a token must be allowed.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>Null when it was never tested.</summary>
    public IntegrationTest? LastTest { get; init; }
}
