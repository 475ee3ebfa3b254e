using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Nebula.Platform.Database;
using Npgsql;

namespace Nebula.Platform.Leases;

/// <summary>
/// Lets one process at a time do a thing: an advisory lock of PostgreSQL for each, all held over one connection of this process. The lock
/// ends with the connection: at once when the process dies, within <see cref="IdleLimit"/> when it or its machine is frozen.
/// </summary>
public sealed partial class LeaseKeeper(IOptions<PostgresOptions> options, TimeProvider time, ILogger<LeaseKeeper> logger) : BackgroundService
{
    /// <summary>The server ends a session that says nothing for so long (PostgreSQL 14 and later).</summary>
    public static readonly TimeSpan IdleLimit = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    // Seconds. A server that is frozen cannot take the lock away, but one that was restored elsewhere has given it to another.
    private const int CommandTimeout = 3;

    private const string SessionSql =
        """
        set idle_session_timeout = '10s';
        set tcp_keepalives_idle = 5;
        set tcp_keepalives_interval = 2;
        set tcp_keepalives_count = 2;
        """;

    // The classes of advisory locks are ours by the first number: "leas" in ASCII. A null name is only a sign of life.
    private const string TakeSql = "select coalesce(pg_try_advisory_lock(1818583411, hashtext(@name)), false)";

    private readonly Lock _gate = new();
    private readonly Dictionary<string, TaskCompletionSource<CancellationToken>> _wanted = new(StringComparer.Ordinal);

    /// <summary>Does the work whenever this process holds the lease, again and again, until the end.</summary>
    /// <param name="name">The same in every process; wanted once in each.</param>
    /// <param name="work">Its token is cancelled when the lease is lost. What it throws is logged, and it begins anew.</param>
    /// <param name="cancellationToken">The end.</param>
    public async Task RunAsync(string name, Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var term = await WantAsync(name).WaitAsync(cancellationToken);
                using var both = CancellationTokenSource.CreateLinkedTokenSource(term, cancellationToken);
                await RunTermAsync(name, work, both.Token);
            }
            catch (OperationCanceledException)
            {
                // The lease is lost, or this is the end.
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.IsConfigured)
        {
            return;
        }

        var builder = DatabaseConnections.For(options.Value, DatabaseNames.HomelabJarvis);
        builder.Pooling = false;
        builder.CommandTimeout = CommandTimeout;
        while (!stoppingToken.IsCancellationRequested)
        {
            using var session = new CancellationTokenSource();
            try
            {
                await HoldAsync(builder.ConnectionString, session.Token, stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogLost(exception.Message);
            }
            catch (OperationCanceledException)
            {
                // Stopping.
            }

            Forget();
            await session.CancelAsync();
            await Task.Delay(Interval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task HoldAsync(string connectionString, CancellationToken session, CancellationToken stoppingToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(stoppingToken);
        await using (var settings = new NpgsqlCommand(SessionSql, connection))
        {
            await settings.ExecuteNonQueryAsync(stoppingToken);
        }

        while (true)
        {
            await TryTakeAsync(connection, null, stoppingToken);
            foreach (var (name, taken) in Waiting())
            {
                if (await TryTakeAsync(connection, name, stoppingToken))
                {
                    LogTaken(name);
                    taken.TrySetResult(session);
                }
            }

            await Task.Delay(Interval, time, stoppingToken);
        }
    }

    private static async Task<bool> TryTakeAsync(NpgsqlConnection connection, string? name, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(TakeSql, connection);
        command.Parameters.AddWithValue("name", NpgsqlTypes.NpgsqlDbType.Text, (object?)name ?? DBNull.Value);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private async Task RunTermAsync(string name, Func<CancellationToken, Task> work, CancellationToken term)
    {
        while (true)
        {
            term.ThrowIfCancellationRequested();
            try
            {
                await work(term);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !term.IsCancellationRequested)
            {
                // What is broken off with the lease fails in many ways, and none of them may end the process.
                if (!term.IsCancellationRequested)
                {
                    LogFailed(exception, name);
                }
            }

            await Task.Delay(Interval, time, term);
        }
    }

    private Task<CancellationToken> WantAsync(string name)
    {
        lock (_gate)
        {
            if (!_wanted.TryGetValue(name, out var wanted))
            {
                _wanted[name] = wanted = new TaskCompletionSource<CancellationToken>(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            return wanted.Task;
        }
    }

    private List<KeyValuePair<string, TaskCompletionSource<CancellationToken>>> Waiting()
    {
        lock (_gate)
        {
            return [.. _wanted.Where(wanted => !wanted.Value.Task.IsCompleted)];
        }
    }

    /// <summary>What was held is to be waited for again.</summary>
    private void Forget()
    {
        lock (_gate)
        {
            foreach (var name in _wanted.Where(wanted => wanted.Value.Task.IsCompleted).Select(wanted => wanted.Key).ToList())
            {
                _wanted.Remove(name);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "This process now does {Name}.")]
    private partial void LogTaken(string name);

    [LoggerMessage(LogLevel.Warning, "The leases of this process are lost: {Reason}")]
    private partial void LogLost(string reason);

    [LoggerMessage(LogLevel.Error, "{Name} failed and begins anew.")]
    private partial void LogFailed(Exception exception, string name);
}
