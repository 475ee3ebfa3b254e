namespace Nebula.Homelab.Status.Views;

/// <summary>A maintenance window on the status page: it holds, or will.</summary>
public sealed record MaintenanceNotice
{
    public required Guid Id { get; init; }

    public required string Title { get; init; }

    public string? Text { get; init; }

    public required bool Running { get; init; }

    public required DateTimeOffset StartsAt { get; init; }

    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>The services concerned, by key.</summary>
    public required IReadOnlyList<string> Services { get; init; }
}
