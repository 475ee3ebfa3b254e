using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Nebula.Runtime.Keys.Storage;
using Nebula.Runtime.Logging;

namespace Nebula.Runtime.Keys;

/// <summary>
/// Reads the keys once they are needed, and from then on every few seconds, so that a key revoked in one process ends in
/// the others. While the store is away, the copy that was read last goes on holding.
/// </summary>
internal sealed class KeyRefreshService(FunctionKeys keys, IKeyStore store, TimeProvider time, ILoggerFactory loggers) : BackgroundService
{
    /// <summary>How long a change may take to reach the other processes; docs/functions-host.md names it.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly ILogger _logger = loggers.CreateLogger(LogCategories.Keys);
    private bool _isAway;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        // Completed by the app's own functions; nobody can have sent a key yet.
        if (keys.Demanded.IsCompleted)
        {
            Announce();
        }

        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await keys.Demanded.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            await RefreshAsync(stoppingToken);
        }
        while (store.IsShared && await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        try
        {
            await keys.RefreshAsync(cancellationToken);
            if (_isAway)
            {
                _logger.KeysReadAgain();
            }

            _isAway = false;
        }
        catch (KeyStoreUnavailableException exception)
        {
            if (!_isAway)
            {
                _logger.KeysAway(exception.Message);
            }

            _isAway = true;
        }
    }

    private void Announce()
    {
        if (!keys.HasMaster)
        {
            _logger.NoMasterKey();
        }

        if (!store.IsShared)
        {
            _logger.KeysInMemory();
        }
    }
}
