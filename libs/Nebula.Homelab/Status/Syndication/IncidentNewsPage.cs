namespace Nebula.Homelab.Status.Syndication;

/// <summary>What a feed holds, whatever its format.</summary>
/// <param name="Site">Where people reach this installation, without a slash at the end.</param>
/// <param name="Self">The feed's own URL.</param>
/// <param name="UpdatedAt">When the newest entry changed.</param>
/// <param name="Items">Newest first.</param>
internal sealed record IncidentNewsPage(string Site, string Self, DateTimeOffset UpdatedAt, IReadOnlyList<IncidentNewsItem> Items)
{
    public string Title { get; init; } = "Status: incidents";

    public string Subtitle { get; init; } = "What became of the public services, newest first.";

    /// <summary>Where people read the same, from the site's root.</summary>
    public string Path { get; init; } = "/status";
}
