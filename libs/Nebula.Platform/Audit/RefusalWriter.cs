using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Nebula.Platform.Database;
using Nebula.Platform.Events;
using Nebula.Platform.Events.Kinds;
using Npgsql;

namespace Nebula.Platform.Audit;

/// <summary>Writes the entries of <see cref="RefusalBook"/>, beside the requests: none waits for it, and it takes one connection.</summary>
internal sealed partial class RefusalWriter(RefusalBook book, NpgsqlDataSource database, TimeProvider time, ILogger<RefusalWriter> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(3);

    private DatedEntry? _unwritten;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        book.Close(evenEarly: true);
        using var limit = new CancellationTokenSource(LastWords, time);
        try
        {
            await WriteReadyAsync(limit.Token);
        }
        catch (Exception exception) when (exception is NpgsqlException or OperationCanceledException)
        {
            LogLost(book.Ready.Count, exception.Message);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await WaitAsync(stoppingToken);
                book.Close(evenEarly: false);
                await WriteReadyAsync(stoppingToken);
            }
            catch (NpgsqlException exception) when (DatabaseFailure.Is(exception) || exception.IsTransient)
            {
                // The entry stays, and what comes meanwhile is counted in memory.
                LogWaits(exception.Message);
                await Task.Delay(Patience, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // One that PostgreSQL does not take must not keep out all others.
                LogRefused(exception, _unwritten?.Entry.Action);
                _unwritten = null;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(book.Ready.WaitToReadAsync(either.Token).AsTask(), Task.Delay(Look, time, either.Token));
        await either.CancelAsync();
    }

    private async Task WriteReadyAsync(CancellationToken cancellationToken)
    {
        if (_unwritten is null && book.Ready.Count == 0)
        {
            return;
        }

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        while (_unwritten is not null || book.Ready.TryRead(out _unwritten))
        {
            await WriteAsync(connection, _unwritten, cancellationToken);
            _unwritten = null;
        }
    }

    // A refused sign-in is an event too; the book has already made one of many.
    private static async Task WriteAsync(NpgsqlConnection connection, DatedEntry dated, CancellationToken cancellationToken)
    {
        var (entry, at) = (dated.Entry, dated.At);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await AuditTrail.AppendAsync(connection, entry, at, cancellationToken);
        if (entry is { Action: AuditActions.SessionOpened, Outcome: AuditOutcome.Refused })
        {
            await EventOutbox.AppendAsync(connection, new SignInRefused(entry.Actor.Address, entry.Detail, entry.Times), null, at, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    [LoggerMessage(LogLevel.Warning, "Refusals wait to be written to the audit log: {Reason}")]
    private partial void LogWaits(string reason);

    [LoggerMessage(LogLevel.Error, "A refusal of {Action} could not be written to the audit log.")]
    private partial void LogRefused(Exception exception, string? action);

    [LoggerMessage(LogLevel.Warning, "{Count} refusals were not written to the audit log at the end: {Reason}")]
    private partial void LogLost(int count, string reason);
}
