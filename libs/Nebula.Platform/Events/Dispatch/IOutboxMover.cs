using Npgsql;

namespace Nebula.Platform.Events.Dispatch;

/// <summary>
/// Brings the rows of one kind of outbox to their log. The dispatcher runs it for every database, begins and commits the transaction,
/// and deletes from the outbox what was moved; what a crash leaves in both places is moved again.
/// </summary>
internal interface IOutboxMover
{
    /// <summary>The outbox table, the same in every database; with columns <c>id</c> and <c>occurred_at</c>.</summary>
    string Outbox { get; }

    /// <summary>
    /// Reads the oldest rows of the outbox and writes those to the log that are not there yet, by their ids. Runs for several databases
    /// at the same time: what gives a row its place in the log is locked first, in the transaction of <paramref name="home"/>.
    /// </summary>
    /// <returns>The ids of all rows read, also of those that the log already had.</returns>
    /// <param name="source">The database with the outbox; the same object as <paramref name="home"/> where that is homelab_jarvis.</param>
    /// <param name="home">homelab_jarvis, within a transaction.</param>
    /// <param name="limit">The most rows.</param>
    /// <param name="cancellationToken">Ends it; nothing is moved then.</param>
    Task<IReadOnlyList<Guid>> MoveAsync(NpgsqlConnection source, NpgsqlConnection home, int limit, CancellationToken cancellationToken);
}
