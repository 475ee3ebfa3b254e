namespace Nebula.Homelab.Status.Recording;

/// <summary>The first and last position of the feed; zeros when it is empty.</summary>
internal sealed record FeedEnds
{
    public required long First { get; init; }

    public required long Last { get; init; }
}
