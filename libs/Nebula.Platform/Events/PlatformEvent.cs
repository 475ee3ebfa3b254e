using System.Text.Json.Serialization;

namespace Nebula.Platform.Events;

/// <summary>
/// Something that happened. Each kind is a record of its own beside this one, with the members that handlers need; they are
/// kept as JSON for as long as the event is, so members are added, never renamed, and none is a secret.
/// </summary>
public abstract record PlatformEvent
{
    [JsonIgnore]
    public abstract EventHeader Header { get; }

    /// <summary>The automation that made it happen; put in when it is told. Null when none did.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EventCause? Cause { get; init; }
}
