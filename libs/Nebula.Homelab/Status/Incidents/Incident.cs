using System.Text.Json.Serialization;
using Nebula.Homelab.Status.Incidents.Stories;

namespace Nebula.Homelab.Status.Incidents;

/// <summary>An outage that checks found, with one root, or what somebody reported, and what was seen of it.</summary>
public sealed record Incident
{
    public required Guid Id { get; init; }

    /// <summary>The keys of the services concerned, the root's own first.</summary>
    public required IReadOnlyList<string> Services { get; init; }

    public required string Title { get; init; }

    public required IncidentState State { get; init; }

    public required IncidentSeverity Severity { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>Until it was resolved, or until now.</summary>
    public required double DurationSeconds { get; init; }

    public required string Reason { get; init; }

    public Evidence? Evidence { get; init; }

    public required IReadOnlyList<IncidentEntry> Timeline { get; init; }

    /// <summary>Opened by hand: its updates are among the notes, and it is over when somebody says so.</summary>
    public required bool Manual { get; init; }

    /// <summary>Visitors see it too.</summary>
    public required bool Public { get; init; }

    /// <summary>What people wrote, in the order of time.</summary>
    public required IReadOnlyList<StoryNote> Notes { get; init; }

    /// <summary>There is one to read under the incident's own address.</summary>
    public required bool HasPostMortem { get; init; }

    /// <summary>Only where one incident is asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PostMortem? PostMortem { get; init; }
}
