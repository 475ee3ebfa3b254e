using System.Text;
using Dapper;
using Nebula.Platform.Errors;
using Npgsql;

namespace Nebula.Platform.Events.Feed;

/// <summary>Reads the log.</summary>
public sealed class EventStore(NpgsqlDataSource database)
{
    private const string EndSql = "select position from event_feed";

    private const string AfterSql =
        $"""
        select position, {EventRow.Columns}
        from events
        where position > @after and category = any(@categories)
        order by position
        limit @limit
        """;

    private const string FindSql = $"select position, {EventRow.Columns} from events where id = @id";

    /// <summary>The position of the newest event; 0 when there never was one.</summary>
    public async Task<long> ReadEndAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await ReadEndAsync(connection, cancellationToken);
    }

    /// <summary>What comes behind a position, in its order.</summary>
    public async Task<IReadOnlyList<FeedEvent>> ReadAfterAsync(
        long after, IReadOnlyList<EventCategory> categories, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await ReadAfterAsync(connection, after, categories, limit, cancellationToken);
    }

    public async Task<Result<FeedEvent>> FindAsync(Guid id, IReadOnlyList<EventCategory> visible, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await FindAsync(connection, id, visible, cancellationToken);
    }

    public async Task<EventPage> ReadPageAsync(EventQuery query, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);

        // Before the page: what is newer than this may be missing in it.
        var end = await ReadEndAsync(connection, cancellationToken);
        var command = new CommandDefinition(PageSql(query), PageValues(query), cancellationToken: cancellationToken);
        var rows = (await connection.QueryAsync<EventRow>(command)).AsList();
        var items = rows.Take(query.Limit).Select(row => row.ToFeed()).ToList();
        return new EventPage(items, rows.Count > query.Limit ? items[^1].Position : null, end);
    }

    internal static async Task<Result<FeedEvent>> FindAsync(
        NpgsqlConnection connection, Guid id, IReadOnlyList<EventCategory> visible, CancellationToken cancellationToken)
    {
        var row = await connection.QuerySingleOrDefaultAsync<EventRow>(new CommandDefinition(FindSql, new { id }, cancellationToken: cancellationToken));

        // One that the caller may not see is not there.
        return row?.ToFeed() is { } found && visible.Contains(found.Category)
            ? found
            : Error.NotFound("event_not_found", "There is no such event, or it is so old that it was deleted.");
    }

    internal static Task<long> ReadEndAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        connection.QuerySingleAsync<long>(new CommandDefinition(EndSql, cancellationToken: cancellationToken));

    internal static async Task<IReadOnlyList<FeedEvent>> ReadAfterAsync(
        NpgsqlConnection connection, long after, IReadOnlyList<EventCategory> categories, int limit, CancellationToken cancellationToken)
    {
        var values = new { after, categories = Texts(categories), limit };
        var rows = await connection.QueryAsync<EventRow>(new CommandDefinition(AfterSql, values, cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToFeed())];
    }

    // Only conditions that are asked for, so that each has its index; one row more than wanted tells whether there is a next page.
    internal static string PageSql(EventQuery query)
    {
        var sql = new StringBuilder($"select position, {EventRow.Columns} from events where true");
        sql.Append(query.Categories.Count == 1 ? " and category = @category" : " and category = any(@categories)");
        Add(query.Severity, "severity = @severity");
        Add(query.Type, "type = @type");
        Add(query.Source, "source = @source");
        Add(query.Subject, "subject = @subject");
        Add(query.Story, "story = @story");
        Add(query.Text, "to_tsvector('simple', title) @@ to_tsquery('simple', @words)");
        Add(query.Before, "position < @before");
        Add(query.After, "position > @after");
        return sql.Append($" order by position {(query.After is null ? "desc" : "asc")} limit @limit").ToString();

        void Add(object? value, string condition)
        {
            if (value is not null)
            {
                sql.Append(" and ").Append(condition);
            }
        }
    }

    internal static object PageValues(EventQuery query) => new
    {
        category = query.Categories.Count == 1 ? EventText.Of(query.Categories[0]) : null,
        categories = Texts(query.Categories),
        severity = query.Severity is { } severity ? EventText.Of(severity) : null,
        type = query.Type,
        source = query.Source,
        subject = query.Subject,
        story = query.Story,
        words = query.Text is { } text ? Words(text) : null,
        before = query.Before,
        after = query.After,
        limit = query.Limit + 1,
    };

    // Letters and digits only: everything else has a meaning in a tsquery.
    private static string Words(string text)
    {
        var spaced = string.Concat(text.Select(letter => char.IsLetterOrDigit(letter) ? letter : ' '));
        return string.Join(" & ", spaced.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => $"{word}:*"));
    }

    private static string[] Texts(IReadOnlyList<EventCategory> categories) => [.. categories.Select(EventText.Of)];
}
