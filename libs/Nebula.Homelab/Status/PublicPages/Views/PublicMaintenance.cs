namespace Nebula.Homelab.Status.PublicPages.Views;

/// <summary>Maintenance of services on a page: it holds, or will within a week.</summary>
public sealed record PublicMaintenance
{
    public required Guid Id { get; init; }

    public required string Title { get; init; }

    public string? Text { get; init; }

    public required bool Running { get; init; }

    public required DateTimeOffset StartsAt { get; init; }

    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>The names of the page's services concerned.</summary>
    public required IReadOnlyList<string> Services { get; init; }
}
