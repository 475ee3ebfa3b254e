using System.Data;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Nebula.Platform.Database;

/// <summary>Asks PostgreSQL twice a second whether it is there, on a connection of its own: a busy pool is no sign of a lost server.</summary>
internal sealed partial class DatabaseMonitor(
    DatabaseHealth health,
    IOptions<PostgresOptions> options,
    TimeProvider time,
    ILogger<DatabaseMonitor> logger) : BackgroundService
{
    // Together the longest time until a loss is noticed; requests are to fail within 2 s.
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(1);

    private NpgsqlConnection? _connection;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.IsConfigured)
        {
            LogNotConfigured();
            return;
        }

        var builder = DatabaseConnections.For(options.Value, DatabaseNames.HomelabJarvis);
        builder.Pooling = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            await LookAsync(builder.ConnectionString, stoppingToken);
            await Task.Delay(Interval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (_connection is not null)
        {
            await _connection.DisposeAsync();
        }
    }

    private async Task LookAsync(string connectionString, CancellationToken cancellationToken)
    {
        // The bound is on our waiting: an abandoned ping to a frozen server ends by itself, some time.
        var ping = PingAsync(_connection ?? new NpgsqlConnection(connectionString));
        try
        {
            _connection = await ping.WaitAsync(Bound, time, cancellationToken);
            if (!health.HasAnswered)
            {
                LogAnswers();
            }

            health.ReportAnswered();
        }
        catch (Exception exception)
        {
            _connection = null;
            _ = DropAsync(ping);
            if (cancellationToken.IsCancellationRequested)
            {
                return;
            }

            if (health.IsAvailable)
            {
                LogLost(exception.Message);
            }

            health.ReportLost();
        }
    }

    private static async Task<NpgsqlConnection> PingAsync(NpgsqlConnection connection)
    {
        try
        {
            if (connection.State == ConnectionState.Closed)
            {
                await connection.OpenAsync(CancellationToken.None);
            }

            await using var command = new NpgsqlCommand("SELECT 1", connection);
            await command.ExecuteScalarAsync(CancellationToken.None);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static async Task DropAsync(Task<NpgsqlConnection> ping)
    {
        await ((Task)ping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (ping.IsCompletedSuccessfully)
        {
            await ping.Result.DisposeAsync();
        }
    }

    [LoggerMessage(LogLevel.Warning, "NEBULA_POSTGRES is not set: everything that needs the database answers 503.")]
    private partial void LogNotConfigured();

    [LoggerMessage(LogLevel.Information, "PostgreSQL answers.")]
    private partial void LogAnswers();

    [LoggerMessage(LogLevel.Error, "PostgreSQL is lost: {Reason}")]
    private partial void LogLost(string reason);
}
