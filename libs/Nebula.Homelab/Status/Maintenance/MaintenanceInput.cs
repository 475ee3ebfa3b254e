using System.ComponentModel.DataAnnotations;

namespace Nebula.Homelab.Status.Maintenance;

/// <summary>A window as somebody writes it: for which monitors, and either <c>startsAt</c> and <c>endsAt</c> or <c>recurrence</c>.</summary>
public sealed record MaintenanceInput
{
    public const int MaxTitle = 120;
    public const int MaxText = 2000;
    public const int MaxMonitors = 500;
    public const int MaxTags = 20;
    public const int MaxNodes = 50;

    [MaxLength(MaxTitle)]
    public string? Title { get; init; }

    /// <summary>What is done, for those who read the status page.</summary>
    [MaxLength(MaxText)]
    public string? Text { get; init; }

    public bool Enabled { get; init; } = true;

    public bool AllMonitors { get; init; }

    [MaxLength(MaxMonitors)]
    public IReadOnlyList<Guid> Monitors { get; init; } = [];

    [MaxLength(MaxTags)]
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Machines by id: everything on them.</summary>
    [MaxLength(MaxNodes)]
    public IReadOnlyList<string> Nodes { get; init; } = [];

    public DateTimeOffset? StartsAt { get; init; }

    public DateTimeOffset? EndsAt { get; init; }

    public MaintenanceRecurrence? Recurrence { get; init; }

    /// <summary>What was read, in place of what the window said.</summary>
    internal MaintenanceWindow Over(MaintenanceWindow window) => window with
    {
        Title = Title!,
        Text = Text,
        Enabled = Enabled,
        AllMonitors = AllMonitors,
        Monitors = Monitors,
        Tags = Tags,
        Nodes = Nodes,
        StartsAt = StartsAt,
        EndsAt = EndsAt,
        Recurrence = Recurrence,
        // An occurrence that was ended stays ended, unless it is planned anew.
        CutAt = (StartsAt, EndsAt, Recurrence) == (window.StartsAt, window.EndsAt, window.Recurrence) ? window.CutAt : null,
    };
}
