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
}
