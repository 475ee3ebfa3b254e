using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Nebula.Homelab.Status.PublicPages.Live;
using Nebula.Homelab.Status.Recording;
using Nebula.Homelab.Status.Scheduling;
using Nebula.Homelab.Status.Views;
using Npgsql;

namespace Nebula.Homelab.Status.Live;

/// <summary>
/// Reads the feed for this process, once however many viewers there are: woken by NOTIFY, and looking every second in case a
/// notification was lost. Without the database it marks what is in memory as stale and keeps trying.
/// </summary>
internal sealed partial class StatusFollower(
    NpgsqlDataSource database,
    StatusLoader loader,
    StatusLive live,
    PublicPagesLive pages,
    StatusSignal signal,
    StatusSnapshotFile snapshots,
    TimeProvider time,
    ILogger<StatusFollower> logger) : BackgroundService
{
    private const int MaxRows = 500;
    private const int LookEveryMs = 1000;

    // Together the longest time until a frozen server is noticed.
    private const int CommandSeconds = 2;

    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan StoreEvery = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LoadEvery = TimeSpan.FromHours(1);

    private readonly StatusFeedStore _feed = new();

    private DateTimeOffset? _lostAt;
    private long _storedAt = -1;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var storing = StoreAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await FollowAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                Lose(exception);
                await Task.Delay(RetryDelay, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                // Stopping.
            }
        }

        await storing;
    }

    private async Task FollowAsync(CancellationToken stoppingToken)
    {
        await using var connection = await database.OpenConnectionAsync(stoppingToken);
        await using (var listen = new NpgsqlCommand($"LISTEN {StatusFeedStore.Channel}", connection) { CommandTimeout = CommandSeconds })
        {
            await listen.ExecuteNonQueryAsync(stoppingToken);
        }

        try
        {
            await FollowAsync(connection, stoppingToken);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            // At once: to close a connection to a frozen server takes its time.
            Lose(exception);
            throw;
        }
    }

    private async Task FollowAsync(NpgsqlConnection connection, CancellationToken stoppingToken)
    {
        // Listening first, loading then: nothing falls between.
        var position = await LoadAsync(stoppingToken);
        var loadedAt = time.GetTimestamp();
        while (true)
        {
            var rows = await _feed.ReadAfterAsync(connection, position, MaxRows, stoppingToken).WaitAsync(TimeSpan.FromSeconds(CommandSeconds), stoppingToken);
            if (rows.Exists(row => row.Batch.Reload) || time.GetElapsedTime(loadedAt) > LoadEvery)
            {
                position = await LoadAsync(stoppingToken);
                loadedAt = time.GetTimestamp();
                signal.Raise();
            }
            else if (rows.Count > 0)
            {
                live.Apply(rows);
                position = rows[^1].Position;
            }

            if (rows.Count < MaxRows)
            {
                await connection.WaitAsync(LookEveryMs, stoppingToken);
            }
        }
    }

    private async Task<long> LoadAsync(CancellationToken stoppingToken)
    {
        var book = await loader.LoadAsync(stoppingToken);
        live.Load(book);
        if (_lostAt is not null)
        {
            LogBack();
            _lostAt = null;
        }

        return book.Position;
    }

    private void Lose(Exception exception)
    {
        if (_lostAt is not null)
        {
            return;
        }

        _lostAt = time.GetUtcNow();
        LogLost(exception);
        var since = _lostAt.Value;
        if (!live.IsLoaded)
        {
            foreach (var audience in Enum.GetValues<StatusAudience>())
            {
                if (snapshots.Read(audience) is { } view)
                {
                    live.Restore(audience, view);
                    since = view.GeneratedAt;
                }
            }

            pages.Restore(snapshots.ReadPages());
        }

        live.SetStale(new StaleReason("database_down", "PostgreSQL does not answer; this is the last known state.", since));
    }

    private async Task StoreAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(StoreEvery, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                await StoreOnceAsync();
            }
            catch (Exception exception)
            {
                LogNotStored(exception);
            }
        }
    }

    private async Task StoreOnceAsync()
    {
        var changes = live.Changes;
        if (changes == _storedAt || !live.IsLoaded || _lostAt is not null)
        {
            return;
        }

        _storedAt = changes;
        foreach (var audience in Enum.GetValues<StatusAudience>())
        {
            if (live.ReadPage(audience) is { } page)
            {
                await snapshots.WriteAsync(audience, page, CancellationToken.None);
            }
        }

        if (pages.ReadAll() is { } kept)
        {
            await snapshots.WritePagesAsync([.. kept.Select(page => page.View)], CancellationToken.None);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The status cannot be followed; the last known one is shown as stale")]
    private partial void LogLost(Exception exception);

    [LoggerMessage(LogLevel.Error, "The status could not be stored; it is tried again")]
    private partial void LogNotStored(Exception exception);

    [LoggerMessage(LogLevel.Information, "The status is followed again")]
    private partial void LogBack();
}
