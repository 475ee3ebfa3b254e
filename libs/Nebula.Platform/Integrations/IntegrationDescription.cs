namespace Nebula.Platform.Integrations;

/// <summary>What an outside system is, for its card.</summary>
/// <param name="Id">Stable, kebab-case: <c>postgres</c>.</param>
/// <param name="Name">As its makers write it.</param>
/// <param name="Purpose">What Nebula does with it, one sentence.</param>
public sealed record IntegrationDescription(string Id, string Name, string Purpose)
{
    /// <summary>The environment names of all its settings, the first the one that matters.</summary>
    public required IReadOnlyList<string> Settings { get; init; }

    /// <summary>How to come by what the settings want, one sentence.</summary>
    public string? HowTo { get; init; }

    /// <summary>Where a token is made, or how the system is installed.</summary>
    public Uri? Link { get; init; }

    /// <summary>What a token must be allowed.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];
}
