namespace Nebula.Homelab.Status.Syndication;

/// <summary>One public incident as an entry of a feed.</summary>
internal sealed record IncidentNewsItem
{
    /// <summary>A URN that stays the same as long as the incident exists.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>The page of the site, from its root.</summary>
    public required string Path { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it last said something new.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Readers take an entry's text for HTML, so that is what it is.</summary>
    public required string Html { get; init; }
}
