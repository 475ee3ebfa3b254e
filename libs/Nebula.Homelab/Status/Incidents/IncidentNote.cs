using System.Text.Json.Serialization;

namespace Nebula.Homelab.Status.Incidents;

/// <summary>One line of an incident's timeline as it is kept.</summary>
public sealed record IncidentNote(DateTimeOffset At, IncidentEntryKind Kind, string Text)
{
    /// <summary>The monitors that it is about; null when it is about the root.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Guid>? MonitorIds { get; init; }
}
