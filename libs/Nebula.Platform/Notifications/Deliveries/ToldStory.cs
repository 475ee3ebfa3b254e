using Dapper;
using Npgsql;

namespace Nebula.Platform.Notifications.Deliveries;

/// <summary>What was told of one story, and its way out of the records when it was only a drill.</summary>
public static class ToldStory
{
    private const string ReadSql = $"select {DeliveryRow.Columns} from notification_deliveries where story = @story order by seq limit 200";

    private const string IsOverSql = "select exists (select from events where story = @story and story_phase = 'end')";

    // What was sent stays in the delivery log: it was sent. Events that refer to a position go with it, and readers page by position.
    private const string ForgetSql =
        """
        update notification_deliveries set state = 'not_sent', detail = 'The fire drill ended before it was sent.', finished_at = @now
        where story = @story and state = 'waiting';
        delete from event_outbox where story = @story;
        delete from events where story = @story;
        delete from notification_messages where story = @story;
        delete from notification_links where story = @story;
        delete from story_holds where story = @story
        """;

    /// <summary>In the order in which it was planned; of all rules and channels.</summary>
    public static async Task<IReadOnlyList<Delivery>> ReadAsync(NpgsqlConnection connection, string story, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync<DeliveryRow>(new CommandDefinition(ReadSql, new { story }, cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToDelivery())];
    }

    /// <summary>Whether its end is in the log of events.</summary>
    public static Task<bool> IsOverAsync(NpgsqlConnection connection, string story, CancellationToken cancellationToken) =>
        connection.QuerySingleAsync<bool>(new CommandDefinition(IsOverSql, new { story }, cancellationToken: cancellationToken));

    /// <summary>Within the caller's transaction. What still waits is not sent.</summary>
    public static Task ForgetAsync(NpgsqlConnection connection, string story, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(ForgetSql, new { story, now }, cancellationToken: cancellationToken));
}
