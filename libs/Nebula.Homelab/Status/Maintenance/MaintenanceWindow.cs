using System.Text.Json.Serialization;

namespace Nebula.Homelab.Status.Maintenance;

/// <summary>Planned work: while it holds its services are shown as under maintenance, nobody is alerted and no uptime is lost.</summary>
public sealed record MaintenanceWindow
{
    public required Guid Id { get; init; }

    public required string Title { get; init; }

    public string? Text { get; init; }

    public required bool Enabled { get; init; }

    public required bool AllMonitors { get; init; }

    public required IReadOnlyList<Guid> Monitors { get; init; }

    /// <summary>Every monitor with one of these tags, whenever it got it.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>Every monitor on one of these machines, by id, whenever it came there.</summary>
    public required IReadOnlyList<string> Nodes { get; init; }

    /// <summary>Of a window that comes once.</summary>
    public DateTimeOffset? StartsAt { get; init; }

    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>Of a window that comes again.</summary>
    public MaintenanceRecurrence? Recurrence { get; init; }

    /// <summary>Goes up with every change; the <c>If-Match</c> of the next one.</summary>
    public required int Version { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The occurrence that held at this moment was ended then.</summary>
    [JsonIgnore]
    public DateTimeOffset? CutAt { get; init; }

    /// <summary>What is in force; null while it is not.</summary>
    [JsonIgnore]
    public DateTimeOffset? RunningSince { get; init; }

    [JsonIgnore]
    public DateTimeOffset? RunningUntil { get; init; }

    /// <summary>When it last began or ended, or was defined: nothing before that is looked at again.</summary>
    [JsonIgnore]
    public DateTimeOffset TurnedAt { get; init; }

    public bool Covers(Guid monitor, IReadOnlyList<string> tags, string? node) =>
        AllMonitors || Monitors.Contains(monitor) || (node is not null && Nodes.Contains(node, StringComparer.Ordinal)) || (Tags.Count > 0 && Tags.Any(tag => tags.Contains(tag, StringComparer.Ordinal)));

    /// <summary>Those that are not over at the moment, in the order of time, whether or not the window is switched on.</summary>
    public IEnumerable<MaintenanceOccurrence> From(DateTimeOffset moment) =>
        Schedule.From(moment)
            .Select(one => one.StartsAt <= CutAt && CutAt < one.EndsAt ? one with { EndsAt = CutAt.Value } : one)
            .Where(one => one.EndsAt > moment);

    /// <summary>The one that holds at the moment.</summary>
    public MaintenanceOccurrence? At(DateTimeOffset moment) =>
        Enabled ? From(moment).TakeWhile(one => one.StartsAt <= moment).LastOrDefault() : null;

    public MaintenanceState StateAt(DateTimeOffset moment)
    {
        if (!Enabled)
        {
            return MaintenanceState.Paused;
        }

        return At(moment) is not null ? MaintenanceState.Running
            : From(moment).Any() ? MaintenanceState.Planned
            : MaintenanceState.Over;
    }

    /// <summary>What a status page tells of: what is in force, or begins soon.</summary>
    internal MaintenanceOccurrence? ShownAt(DateTimeOffset now, TimeSpan soon)
    {
        if (RunningSince is { } since)
        {
            return new MaintenanceOccurrence(since, RunningUntil!.Value);
        }

        // The first alone: behind it there are as many as there is time.
        return Enabled && From(now).FirstOrDefault() is { } next && next.StartsAt <= now + soon ? next : null;
    }

    /// <summary>The next version: what holds goes on under the new definition, until that says it ends.</summary>
    internal MaintenanceWindow Revised(DateTimeOffset now)
    {
        var goesOn = RunningSince is not null ? At(now) : null;
        return this with { RunningUntil = goesOn?.EndsAt ?? RunningUntil, TurnedAt = now, Version = Version + 1, UpdatedAt = now };
    }

    private MaintenanceSchedule Schedule => Recurrence is { } rule
        ? MaintenanceSchedule.Recurring(rule)
        : MaintenanceSchedule.Once(StartsAt!.Value, EndsAt!.Value);
}
