using System.Text.Json;
using Nebula.Platform.Events;
using Nebula.Platform.Events.Feed;
using Nebula.Testing;

namespace Nebula.Platform.Tests.Events.Feed;

public sealed class EventFilterTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly EventCategory[] Categories = Enum.GetValues<EventCategory>();

    private static readonly EventFilter All = new(Categories);

    public static TheoryData<string> Filters => [.. Named.Keys];

    private static Dictionary<string, EventFilter> Named { get; } = new()
    {
        ["all"] = All,
        ["none"] = new([]),
        ["category"] = new([EventCategory.Ai]),
        ["severity"] = All with { Severity = EventSeverity.Warning },
        ["type"] = All with { Type = "door.opened" },
        ["source"] = All with { Source = "cellar" },
        ["subject"] = All with { Subject = "door:2" },
        ["story"] = All with { Story = "night:1" },
        ["several"] = new([EventCategory.Server, EventCategory.Ai]) { Severity = EventSeverity.Info, Subject = "door:1", Source = "attic" },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Matches_AnyFilter_AgreesWithTheDatabase(string name)
    {
        using var rig = new EventRig(database, TimeProvider.System);
        await TellEverythingAsync(rig);
        var everything = await rig.Store.ReadAfterAsync(0, Categories, 1000, CancellationToken.None);

        var asked = await rig.Store.ReadPageAsync(Named[name].After(0, 1000), CancellationToken.None);
        var matched = everything.Where(Named[name].Matches);

        Assert.Equal(asked.Items.Select(item => item.Position), matched.Select(item => item.Position));
        Assert.Equal(name == "none", asked.Items.Count == 0);
        Assert.Equal(name == "all", asked.Items.Count == everything.Count);
    }

    [Fact]
    public void Equals_SameMembers_IsTheSame()
    {
        var one = new EventFilter([EventCategory.Ai, EventCategory.Server]) { Subject = "door:1" };
        var other = new EventFilter([EventCategory.Server, EventCategory.Ai]) { Subject = "door:1" };

        Assert.Equal((one, one.GetHashCode()), (other, other.GetHashCode()));
        Assert.NotEqual(one, other with { Subject = "door:2" });
        Assert.NotEqual(one, new EventFilter([EventCategory.Ai]) { Subject = "door:1" });
    }

    private async Task TellEverythingAsync(EventRig rig)
    {
        if (await rig.Store.ReadEndAsync(CancellationToken.None) > 0)
        {
            return;
        }

        for (var number = 0; number < 96; number++)
        {
            await database.DataSource.TellAsync(new Opened(number));
        }

        await rig.DispatchAsync();
    }

    /// <summary>Of every category, severity, subject and so on some.</summary>
    private sealed record Opened(int Number) : PlatformEvent
    {
        public override EventHeader Header => new(
            Number % 2 == 0 ? "door.opened" : "door.closed",
            Categories[Number % Categories.Length],
            Number % 5 == 0 ? EventSeverity.Warning : EventSeverity.Info,
            Number % 3 == 0 ? "cellar" : "attic",
            JsonSerializer.Serialize(Number))
        {
            Subject = Number % 7 == 0 ? null : $"door:{Number % 5}",
            Story = Number % 11 == 0 ? "night:1" : null,
            StoryPhase = Number % 11 == 0 ? StoryPhase.Progress : null,
        };
    }
}
