using System.Globalization;
using Nebula.Platform.Events;
using Nebula.Platform.Events.Dispatch;
using Npgsql;

namespace Nebula.Cli.Benchmarks;

/// <summary>Commits events at a pace, as features do: through the library, each transaction followed by the signal for the dispatcher.</summary>
internal sealed class EventWriters(NpgsqlDataSource database, OutboxSignal signal, TimeProvider time)
{
    private const int Writers = 16;

    /// <summary>Of every <paramref name="perSecond"/> events one is about each of <paramref name="subjects"/> things in turn.</summary>
    /// <returns>How long it took; longer than <paramref name="seconds"/> when the pace was not kept.</returns>
    public async Task<TimeSpan> WriteAsync(int perSecond, int batch, int subjects, int seconds, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var transactions = perSecond / batch * seconds;
        var between = TimeSpan.FromSeconds((double)batch / perSecond);
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
        {
            for (var transaction = writer; transaction < transactions; transaction += Writers)
            {
                var early = (between * transaction) - time.GetElapsedTime(started);
                if (early > TimeSpan.FromMilliseconds(1))
                {
                    await Task.Delay(early, time, cancellationToken);
                }

                await CommitAsync(transaction * batch, batch, subjects, cancellationToken);
                signal.Raise();
            }
        }));
        return time.GetElapsedTime(started);
    }

    public static string SubjectOf(int number) => string.Create(CultureInfo.InvariantCulture, $"service:bench-{number:000}");

    private async Task CommitAsync(int first, int batch, int subjects, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var id = Guid.CreateVersion7(time.GetUtcNow());
        for (var number = first; number < first + batch; number++)
        {
            var happened = new BenchmarkEvent(id, SubjectOf(number % subjects), "up", "degraded");
            await EventOutbox.AppendAsync(connection, happened, "benchmark", time.GetUtcNow(), cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }
}
