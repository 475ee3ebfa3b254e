using System.Text.Json;
using Dapper;
using Nebula.Platform.Json;
using Npgsql;

namespace Nebula.Platform.Events;

/// <summary>Where a change leaves its events, within its own transaction: both are there, or neither.</summary>
public static class EventOutbox
{
    /// <summary>Titles are cut there.</summary>
    public const int MaxTitle = 300;

    /// <summary>Subjects and stories are names of things, and indexed.</summary>
    public const int MaxName = 200;

    private const string Insert =
        """
        insert into event_outbox (id, occurred_at, category, type, severity, source, title, subject, story, story_phase, actor, data)
        values (@Id, @OccurredAt, @Category, @Type, @Severity, @Source, @Title, @Subject, @Story, @StoryPhase, @Actor, @Data::jsonb)
        """;

    /// <returns>The event's id.</returns>
    /// <param name="connection">An open connection to any of the three databases, in the transaction of the change.</param>
    /// <param name="happened">The event.</param>
    /// <param name="actor">Who made it happen, by name; null when nobody did.</param>
    /// <param name="now">When it happened.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArgumentException">The subject or the story is longer than <see cref="MaxName"/>.</exception>
    public static async Task<Guid> AppendAsync(
        NpgsqlConnection connection, PlatformEvent happened, string? actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var header = happened.Header;
        if (header.Subject?.Length > MaxName || header.Story?.Length > MaxName)
        {
            throw new ArgumentException($"The subject and the story of {header.Type} may have {MaxName} characters.", nameof(happened));
        }

        var caused = happened.Cause is null && EventChain.Current is { } cause ? happened with { Cause = cause } : happened;
        var id = Guid.CreateVersion7(now);
        var row = new
        {
            Id = id,
            OccurredAt = now.ToUniversalTime(),
            Category = EventText.Of(header.Category),
            header.Type,
            Severity = EventText.Of(header.Severity),
            header.Source,
            Title = Clean(header.Title),
            header.Subject,
            header.Story,
            StoryPhase = header.StoryPhase is { } phase ? EventText.Of(phase) : null,
            Actor = actor,
            Data = JsonSerializer.Serialize(caused, caused.GetType(), NebulaJson.Options),
        };
        await connection.ExecuteAsync(new CommandDefinition(Insert, row, cancellationToken: cancellationToken));
        return id;
    }

    // Titles quote names that strangers type; PostgreSQL takes neither NUL nor half a character.
    private static string Clean(string title)
    {
        var cut = title.Length <= MaxTitle ? title : $"{title[..(MaxTitle - 1)]}…";
        return string.Concat(cut.EnumerateRunes()).Replace('\0', '\uFFFD');
    }
}
