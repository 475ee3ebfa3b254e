using Nebula.Platform.Events;

namespace Nebula.Platform.Notifications.Acknowledging;

/// <summary>A row of <c>story_holds</c>.</summary>
internal sealed record StoryHoldRow
{
    public const string Columns = "kind as Kind, by_name as ByName, held_at as HeldAt, until as Until";

    public string Story { get; init; } = "";

    public required string Kind { get; init; }

    public required string ByName { get; init; }

    public required DateTimeOffset HeldAt { get; init; }

    public DateTimeOffset? Until { get; init; }

    public StoryHold ToHold() => new(EventText.Parse(Kind, StoryHoldKind.Acknowledged), ByName, HeldAt, Until);

    public IncidentHold ToIncidentHold() =>
        new(Guid.ParseExact(Story.Split(':')[^1], "D"), EventText.Parse(Kind, StoryHoldKind.Acknowledged), ByName, HeldAt, Until);
}
