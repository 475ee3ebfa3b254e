using Nebula.Platform.Events;
using Nebula.Platform.Events.Matching;
using Nebula.Platform.Notifications.Deliveries;

namespace Nebula.Platform.Notifications.Rules;

/// <summary>A rule as it is shown.</summary>
public sealed record Rule
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required bool Enabled { get; init; }

    public required EventMatch Match { get; init; }

    public required IReadOnlyList<RuleChannel> Channels { get; init; }

    public required string TimeZone { get; init; }

    public required IReadOnlyList<WeeklyWindow> Schedule { get; init; }

    public required IReadOnlyList<WeeklyWindow> QuietHours { get; init; }

    public EventSeverity? QuietPass { get; init; }

    public required int FoldSeconds { get; init; }

    /// <summary>How often an incident that stays open is told again; 0 for never.</summary>
    public required int RemindMinutes { get; init; }

    /// <summary>Whether events of security are told: who saved it last may see them.</summary>
    public required bool TellsSecurity { get; init; }

    public LastDelivery? LastDelivery { get; init; }

    public required int Version { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required string UpdatedBy { get; init; }
}
