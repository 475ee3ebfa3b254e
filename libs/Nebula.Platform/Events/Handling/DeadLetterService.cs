using System.Globalization;
using Dapper;
using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Npgsql;

namespace Nebula.Platform.Events.Handling;

/// <summary>What handlers gave up, to be seen and tried again. Who may not see an event may not do either with its dead letters.</summary>
public sealed class DeadLetterService(NpgsqlDataSource database, TimeProvider time)
{
    public const int MaxPage = 100;

    private const string PageSql =
        $"""
        select r.handler, r.attempts, r.error, r.dead_at, e.position, {EventRow.Columns}
        from event_retries r
        join events e on e.position = r.position
        where r.dead_at is not null and e.category = any(@categories)
          and (@position::bigint is null or (r.position, r.handler) < (@position, @handler))
        order by r.position desc, r.handler desc
        limit @limit
        """;

    private const string RetrySql =
        """
        update event_retries r
        set dead_at = null, next_at = @now, attempts = 0
        from events e
        where r.dead_at is not null and e.position = r.position and e.category = any(@categories)
          and (@position::bigint is null or (r.position = @position and r.handler = @handler))
        """;

    /// <param name="visible">The categories that the caller may see.</param>
    /// <param name="before">The next of the page before.</param>
    /// <param name="limit">1 to <see cref="MaxPage"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Result<DeadLetterPage>> ListAsync(
        IReadOnlyList<EventCategory> visible, string? before, int limit, CancellationToken cancellationToken)
    {
        if (limit is < 1 or > MaxPage)
        {
            return Error.Invalid("query_invalid", "The query parameter limit is not valid.", new FieldError("limit", $"It must be 1 to {MaxPage}."));
        }

        var cursor = before is null ? (null, null) : Cursor(before);
        if (before is not null && cursor.Position is null)
        {
            return Error.Invalid("query_invalid", "The query parameter before is not valid.", new FieldError("before", "It must be the next of a page."));
        }

        var values = new { categories = Texts(visible), position = cursor.Position, handler = cursor.Handler, limit = limit + 1 };
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var rows = (await connection.QueryAsync<LetterRow, EventRow, DeadLetter>(
            new CommandDefinition(PageSql, values, cancellationToken: cancellationToken),
            (letter, row) => new DeadLetter(letter.Handler, letter.Attempts, letter.Error, letter.DeadAt, row.ToFeed()),
            splitOn: "position")).AsList();
        var items = rows.Take(limit).ToList();
        return new DeadLetterPage(items, rows.Count > limit ? string.Create(CultureInfo.InvariantCulture, $"{items[^1].Event.Position}:{items[^1].Handler}") : null);
    }

    public async Task<Result<RetriedLetters>> RetryAsync(
        string handler, long position, IReadOnlyList<EventCategory> visible, Actor actor, CancellationToken cancellationToken)
    {
        var entry = new AuditEntry(actor, AuditActions.DeadLetterRetried, AuditOutcome.Done)
        {
            Target = string.Create(CultureInfo.InvariantCulture, $"dead-letter:{handler}/{position}"),
        };
        var retried = await RetryAsync(new { now = time.GetUtcNow(), categories = Texts(visible), position = (long?)position, handler }, entry, cancellationToken);
        return retried.Retried > 0 ? retried : Error.NotFound("dead_letter_not_found", "There is no such dead letter; it may be tried again already.");
    }

    /// <summary>All that the caller may see.</summary>
    public Task<RetriedLetters> RetryAllAsync(IReadOnlyList<EventCategory> visible, Actor actor, CancellationToken cancellationToken) => RetryAsync(
        new { now = time.GetUtcNow(), categories = Texts(visible), position = (long?)null, handler = (string?)null },
        new AuditEntry(actor, AuditActions.DeadLettersRetried, AuditOutcome.Done),
        cancellationToken);

    private async Task<RetriedLetters> RetryAsync(object values, AuditEntry entry, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var retried = new RetriedLetters(await connection.ExecuteAsync(new CommandDefinition(RetrySql, values, cancellationToken: cancellationToken)));
        if (retried.Retried > 0)
        {
            await AuditTrail.AppendAsync(connection, entry with { After = retried }, time.GetUtcNow(), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return retried;
    }

    private static (long? Position, string? Handler) Cursor(string before) =>
        before.Split(':', 2) is [var position, { Length: > 0 } handler]
        && long.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (number, handler)
            : (null, null);

    private static string[] Texts(IReadOnlyList<EventCategory> categories) => [.. categories.Select(EventText.Of)];

    private sealed record LetterRow
    {
        public required string Handler { get; init; }

        public required int Attempts { get; init; }

        public required string Error { get; init; }

        public required DateTimeOffset DeadAt { get; init; }
    }
}
