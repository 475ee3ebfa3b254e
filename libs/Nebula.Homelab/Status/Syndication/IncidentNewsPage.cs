namespace Nebula.Homelab.Status.Syndication;

/// <summary>What a feed holds, whatever its format.</summary>
/// <param name="Site">Where people reach this installation, without a slash at the end.</param>
/// <param name="Self">The feed's own URL.</param>
/// <param name="UpdatedAt">When the newest entry changed.</param>
/// <param name="Items">Newest first.</param>
internal sealed record IncidentNewsPage(string Site, string Self, DateTimeOffset UpdatedAt, IReadOnlyList<IncidentNewsItem> Items)
{
    public const string Title = "Status: incidents";
    public const string Subtitle = "What became of the public services, newest first.";
}
