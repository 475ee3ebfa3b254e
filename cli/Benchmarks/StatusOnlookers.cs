using Dapper;

namespace Nebula.Cli.Benchmarks;

/// <summary>What open status pages cost: each reads the page and follows the stream, from a network of its own.</summary>
internal sealed class StatusOnlookers(StatusRig rig, TimeSpan duration, TimeProvider time)
{
    private const int Viewers = 200;

    public async Task<List<Measurement>> MeasureAsync(CancellationToken cancellationToken)
    {
        var alone = await TransactionsAsync(cancellationToken);
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = 2 * Viewers };
        using var client = new HttpClient(handler) { BaseAddress = rig.Platform.Url };
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var streams = new List<Stream>(Viewers);
        for (var viewer = 0; viewer < Viewers; viewer++)
        {
            await client.GetByteArrayAsync("/api/status", cancellationToken);
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/status/stream");
            request.Headers.Add("X-Forwarded-For", PlatformPeople.AddressOf(viewer));
            var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            streams.Add(await response.EnsureSuccessStatusCode().Content.ReadAsStreamAsync(cancellationToken));
        }

        var heard = streams.Select(stream => CountAsync(stream, stop.Token)).ToList();
        var before = ProcessUsage.CpuSeconds(rig.Platform.ProcessId);
        var started = time.GetTimestamp();
        var watched = await TransactionsAsync(cancellationToken);
        var processor = (ProcessUsage.CpuSeconds(rig.Platform.ProcessId) - before) / time.GetElapsedTime(started).TotalSeconds * 100;
        await stop.CancelAsync();
        var bytes = await Task.WhenAll(heard);
        streams.ForEach(stream => stream.Dispose());
        return
        [
            new("PostgreSQL, with nobody looking on", alone, "transactions/s", null),
            new($"PostgreSQL, with {Viewers} pages that follow", watched, "transactions/s", alone * 1.1),
            new("functions: processor with them", processor, "% of a core", null),
            new("what the slowest of them was told", bytes.Min() / duration.TotalSeconds / 1000, "KB/s", null) { AtLeast = 0.1 },
            new("functions: resident memory", ProcessUsage.ResidentMegabytes(rig.Platform.ProcessId), "MB", null),
        ];
    }

    private async Task<double> TransactionsAsync(CancellationToken cancellationToken)
    {
        var before = await CommittedAsync(cancellationToken);
        var started = time.GetTimestamp();
        await Task.Delay(duration, time, cancellationToken);
        return (await CommittedAsync(cancellationToken) - before) / time.GetElapsedTime(started).TotalSeconds;
    }

    private async Task<long> CommittedAsync(CancellationToken cancellationToken)
    {
        await using var connection = await rig.Platform.Database.OpenConnectionAsync(cancellationToken);
        const string sql = "SELECT sum(xact_commit)::bigint FROM pg_stat_database";
        return await connection.QuerySingleAsync<long>(new CommandDefinition(sql, cancellationToken: cancellationToken));
    }

    private static async Task<long> CountAsync(Stream stream, CancellationToken stop)
    {
        var buffer = new byte[16 * 1024];
        var total = 0L;
        try
        {
            while (await stream.ReadAsync(buffer, stop) is > 0 and var read)
            {
                total += read;
            }

            throw new InvalidOperationException($"The server ended a stream after {total} bytes.");
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return total;
        }
    }
}
