namespace Nebula.Homelab.Status.Incidents;

/// <summary>Which incidents, and how many at most.</summary>
internal sealed record IncidentQuery
{
    public DateTimeOffset? BeforeAt { get; init; }

    public Guid? BeforeId { get; init; }

    public Guid? MonitorId { get; init; }

    public bool? Open { get; init; }

    /// <summary>Only those that concern one of these monitors; null for all.</summary>
    public IReadOnlyCollection<Guid>? Visible { get; init; }

    public required int Limit { get; init; }
}
