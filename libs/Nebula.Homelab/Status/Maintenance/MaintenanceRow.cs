namespace Nebula.Homelab.Status.Maintenance;

/// <summary>A window as it stands in the database.</summary>
internal sealed record MaintenanceRow
{
    public required Guid Id { get; init; }

    public required string Title { get; init; }

    public string? Text { get; init; }

    public required bool Enabled { get; init; }

    public required bool AllMonitors { get; init; }

    public required Guid[] MonitorIds { get; init; }

    public required string[] Tags { get; init; }

    public required string[] Nodes { get; init; }

    public DateTimeOffset? StartsAt { get; init; }

    public DateTimeOffset? EndsAt { get; init; }

    public string? Cron { get; init; }

    public string? TimeZone { get; init; }

    public int? DurationMinutes { get; init; }

    public DateTimeOffset? CutAt { get; init; }

    public DateTimeOffset? RunningSince { get; init; }

    public DateTimeOffset? RunningUntil { get; init; }

    public required DateTimeOffset TurnedAt { get; init; }

    public required int Version { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public static MaintenanceRow Of(MaintenanceWindow window) => new()
    {
        Id = window.Id,
        Title = window.Title,
        Text = window.Text,
        Enabled = window.Enabled,
        AllMonitors = window.AllMonitors,
        MonitorIds = [.. window.Monitors],
        Tags = [.. window.Tags],
        Nodes = [.. window.Nodes],
        StartsAt = window.StartsAt,
        EndsAt = window.EndsAt,
        Cron = window.Recurrence?.Cron,
        TimeZone = window.Recurrence?.TimeZone,
        DurationMinutes = window.Recurrence?.DurationMinutes,
        CutAt = window.CutAt,
        RunningSince = window.RunningSince,
        RunningUntil = window.RunningUntil,
        TurnedAt = window.TurnedAt,
        Version = window.Version,
        CreatedAt = window.CreatedAt,
        UpdatedAt = window.UpdatedAt,
    };

    public MaintenanceWindow ToWindow() => new()
    {
        Id = Id,
        Title = Title,
        Text = Text,
        Enabled = Enabled,
        AllMonitors = AllMonitors,
        Monitors = MonitorIds,
        Tags = Tags,
        Nodes = Nodes,
        StartsAt = StartsAt,
        EndsAt = EndsAt,
        Recurrence = Cron is null ? null : new MaintenanceRecurrence { Cron = Cron, TimeZone = TimeZone!, DurationMinutes = DurationMinutes!.Value },
        CutAt = CutAt,
        RunningSince = RunningSince,
        RunningUntil = RunningUntil,
        TurnedAt = TurnedAt,
        Version = Version,
        CreatedAt = CreatedAt,
        UpdatedAt = UpdatedAt,
    };
}
