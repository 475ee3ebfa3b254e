using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Nebula.Platform.Database;
using Nebula.Platform.Secrets;
using Nebula.Platform.Secrets.Masking;
using Npgsql;

namespace Nebula.Platform.Settings;

/// <summary>
/// Follows the database: a change made by another process counts here within <see cref="Interval"/>. While the database is away, what was
/// read last stays in force.
/// </summary>
internal sealed partial class SettingsWatcher(
    StoredSettings stored,
    NpgsqlDataSource database,
    DatabaseHealth health,
    SecretCipher cipher,
    SecretMask mask,
    TimeProvider time,
    ILogger<SettingsWatcher> logger) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _single = new(1, 1);
    private string? _failure;

    /// <summary>Looks now rather than at the next tick; for the process that has made the change.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        await _single.WaitAsync(cancellationToken);
        try
        {
            await health.RunAsync(ReadAsync, cancellationToken);
            _failure = null;
        }
        catch (DatabaseUnavailableException exception)
        {
            // The monitor of the database says so in the log, once.
            _failure = exception.Message;
        }
        catch (PostgresException exception)
        {
            if (_failure != exception.MessageText)
            {
                LogFailed(exception.MessageText);
            }

            _failure = exception.MessageText;
        }
        finally
        {
            _single.Release();
        }
    }

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        // The first look was before there was a mask.
        PinSecrets();
        return base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _single.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            if (health.IsAvailable)
            {
                await LookAsync(stoppingToken);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        if (await SettingStore.MarkAsync(connection, cancellationToken) == stored.Mark)
        {
            return false;
        }

        await stored.ReadAsync(connection, cipher, cancellationToken);
        PinSecrets();
        LogApplied();
        LogState(stored.Mark);
        foreach (var (key, fault) in stored.Faults)
        {
            LogLeftOut(key, fault);
        }

        return true;
    }

    private void PinSecrets()
    {
        foreach (var secret in stored.Secrets)
        {
            mask.Pin(secret);
        }
    }

    [LoggerMessage(LogLevel.Information, "Settings of the database are in force.")]
    private partial void LogApplied();

    [LoggerMessage(LogLevel.Debug, "The state of the settings in force is {Mark}.")]
    private partial void LogState(string mark);

    [LoggerMessage(LogLevel.Warning, "The stored setting {Key} is not in force: {Fault}")]
    private partial void LogLeftOut(string key, string fault);

    [LoggerMessage(LogLevel.Warning, "Stored settings cannot be read, the last ones stay in force: {Reason}")]
    private partial void LogFailed(string reason);
}
