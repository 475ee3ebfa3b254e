using System.Text.Json;
using Dapper;
using Nebula.Platform.Events;
using Nebula.Platform.Events.Feed;
using Nebula.Testing;

namespace Nebula.Platform.Tests.Events;

public sealed class EventOutboxTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Append_AnEvent_KeepsItsOwnMembersAlone()
    {
        var id = await database.DataSource.TellAsync(new Rang(7));

        await using var connection = await database.DataSource.OpenConnectionAsync();
        var data = await connection.QuerySingleAsync<string>("select data::text from event_outbox where id = @id", new { id });

        Assert.Equal("""{"number": 7, "category": "server"}""", data);
    }

    [Fact]
    public void Read_AnEventOfBefore_WithItsHeader_IsRead()
    {
        var old = new FeedEvent
        {
            Position = 1,
            Id = Guid.Empty,
            OccurredAt = DateTimeOffset.UnixEpoch,
            Category = EventCategory.Server,
            Type = "bell.rang",
            Severity = EventSeverity.Info,
            Source = "tests",
            Title = "Bell 7 rang",
            Data = JsonElement.Parse(
                """
                {"number": 7, "category": "server", "header": {"type": "bell.rang", "category": "server", "severity": "info", "source": "tests",
                 "title": "Bell 7 rang", "subject": "bell:door", "story": null, "storyPhase": null}}
                """),
        };

        Assert.Equal(new Rang(7), old.Read<Rang>());
    }
}
