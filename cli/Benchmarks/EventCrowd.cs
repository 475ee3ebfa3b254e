using System.Net;
using Dapper;
using Npgsql;

namespace Nebula.Cli.Benchmarks;

/// <summary>Many readers of the stream, from many networks, evenly over some subjects; counts what each was told.</summary>
internal sealed class EventCrowd : IAsyncDisposable
{
    /// <summary>The server takes 100 from one address.</summary>
    private const int OfOneAddress = 50;

    private const int TimedOnes = 50;
    private const int ConnectAtOnce = 16;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    private readonly List<EventFollowing> _readers;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stop = new();
    private List<Task> _reading = [];

    private EventCrowd(List<EventFollowing> readers, TimeProvider time) => (_readers, _time) = (readers, time);

    public long Deliveries => _readers.Sum(reader => (long)reader.Ids.Count);

    public List<double> Latencies => [.. _readers.SelectMany(reader => reader.Latencies)];

    public static async Task<EventCrowd> GatherAsync(
        IPEndPoint server, long after, IReadOnlyList<string> cookies, int readers, int subjects, TimeProvider time, CancellationToken cancellationToken)
    {
        var crowd = new EventCrowd(
            [.. Enumerable.Range(0, readers).Select(number => new EventFollowing(EventWriters.SubjectOf(number % subjects), number < TimedOnes, time))],
            time);
        await Parallel.ForAsync(0, readers, new ParallelOptions { MaxDegreeOfParallelism = ConnectAtOnce, CancellationToken = cancellationToken }, async (number, token) =>
            await crowd._readers[number].ConnectAsync(server, after, cookies[number % cookies.Count], PlatformPeople.AddressOf(number / OfOneAddress), token));
        crowd._reading = [.. crowd._readers.Select(reader => reader.ReadAsync(crowd._stop.Token))];
        return crowd;
    }

    /// <summary>The position of the newest event.</summary>
    public static async Task<long> EndAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.QuerySingleAsync<long>(new CommandDefinition("select position from event_feed", cancellationToken: cancellationToken));
    }

    /// <summary>Waits until all that was told stands in the log.</summary>
    public async Task WhenDispatchedAsync(NpgsqlDataSource database, TimeSpan patience, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var started = _time.GetTimestamp();
        while (await connection.QuerySingleAsync<bool>(new CommandDefinition("select exists (select from event_outbox)", cancellationToken: cancellationToken)))
        {
            if (_time.GetElapsedTime(started) > patience)
            {
                throw new TimeoutException("The outbox was not emptied.");
            }

            await Task.Delay(BetweenLooks, _time, cancellationToken);
        }
    }

    /// <summary>Waits until as much was delivered as there is to deliver, and compares what each reader got with the log.</summary>
    /// <returns>How many were lost, and how many came twice or out of their order.</returns>
    public async Task<(long Lost, long Doubled)> CompareAsync(NpgsqlDataSource database, long after, TimeSpan patience, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        const string sql = "select subject, position from events where position > @after and source = 'benchmark' order by position";
        var log = (await connection.QueryAsync<(string Subject, long Position)>(new CommandDefinition(sql, new { after }, cancellationToken: cancellationToken)))
            .ToLookup(row => row.Subject, row => row.Position);
        var expected = _readers.Sum(reader => (long)log[reader.Subject].Count());
        var started = _time.GetTimestamp();
        while (Deliveries < expected && _time.GetElapsedTime(started) < patience && !_reading.Exists(reading => reading.IsFaulted))
        {
            await Task.Delay(BetweenLooks, _time, cancellationToken);
        }

        await _stop.CancelAsync();
        await Task.WhenAll(_reading);
        var (lost, doubled) = (0L, 0L);
        foreach (var reader in _readers)
        {
            var (told, wanted) = (reader.Ids, log[reader.Subject].ToHashSet());
            lost += wanted.Count - told.Where(wanted.Contains).Distinct().Count();
            doubled += told.Where((id, index) => (index > 0 && id <= told[index - 1]) || !wanted.Contains(id)).Count();
        }

        return (lost, doubled);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _readers.ForEach(reader => reader.Dispose());
        _stop.Dispose();
    }
}
