using System.Text.Json;
using Nebula.Platform.Events;
using Nebula.Platform.Events.Feed;
using Nebula.Platform.Events.Matching;

namespace Nebula.Platform.Tests.Events.Matching;

public sealed class EventMatchTests
{
    private static readonly FeedEvent Opened = new()
    {
        Position = 1,
        Id = Guid.Empty,
        OccurredAt = DateTimeOffset.UnixEpoch,
        Category = EventCategory.Server,
        Type = "incident.opened",
        Severity = EventSeverity.Error,
        Source = "status",
        Title = "Plex is down",
        Subject = "service:plex",
        Data = JsonDocument.Parse("{}").RootElement,
    };

    public static TheoryData<EventMatch> Fitting { get; } = new()
    {
        new EventMatch(),
        new EventMatch { Categories = [EventCategory.Ai, EventCategory.Server] },
        new EventMatch { MinSeverity = EventSeverity.Error },
        new EventMatch { MinSeverity = EventSeverity.Info, Sources = ["status"], Types = ["incident.*"], Subjects = ["service:plex"] },
        new EventMatch { Types = ["*"] },
    };

    public static TheoryData<EventMatch> Other { get; } = new()
    {
        new EventMatch { Categories = [EventCategory.Ai] },
        new EventMatch { MinSeverity = EventSeverity.Critical },
        new EventMatch { Sources = ["Status"] },
        new EventMatch { Types = ["incident"] },
        new EventMatch { Subjects = ["service:plex2", "node:*"] },
        new EventMatch { Categories = [EventCategory.Server], Types = ["monitor.*"] },
    };

    [Theory]
    [MemberData(nameof(Fitting))]
    public void Matches_FittingEvent_IsTrue(EventMatch match)
    {
        var matches = match.Matches(Opened);

        Assert.True(matches);
    }

    [Theory]
    [MemberData(nameof(Other))]
    public void Matches_OtherEvent_IsFalse(EventMatch match)
    {
        var matches = match.Matches(Opened);

        Assert.False(matches);
    }

    [Fact]
    public void Matches_SubjectAskedOfEventWithoutOne_IsFalse()
    {
        var matches = new EventMatch { Subjects = ["*"] }.Matches(Opened with { Subject = null });

        Assert.False(matches);
    }
}
