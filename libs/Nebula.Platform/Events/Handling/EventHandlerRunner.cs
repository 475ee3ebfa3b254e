using Microsoft.Extensions.Logging;
using Nebula.Platform.Events.Dispatch;
using Nebula.Platform.Events.Feed;

namespace Nebula.Platform.Events.Handling;

/// <summary>Tells one handler what happened, and again what it failed at.</summary>
internal sealed partial class EventHandlerRunner(
    HandlerStore store, EventStore events, EventLive live, EventMetrics metrics, TimeProvider time, ILogger<EventHandlerRunner> logger)
{
    private const int Batch = 100;

    // A handler that hangs holds up what comes after; those that take longer by nature start a workflow.
    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(60);

    // Retries fall due without anything happening.
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    private static readonly EventCategory[] All = Enum.GetValues<EventCategory>();

    /// <summary>Runs until the token ends it; what it throws besides is PostgreSQL's.</summary>
    public async Task RunAsync(IEventHandler handler, CancellationToken term)
    {
        var position = await store.OpenAsync(handler.Name, term);
        long? retried = null;
        while (true)
        {
            term.ThrowIfCancellationRequested();
            var next = live.Arrived.NextAsync();
            var told = await TellNextAsync(handler, position, term);

            // Positions rise by one or more: a full batch is at least so far.
            var more = told - position >= Batch;
            position = told;
            if (retried is null || time.GetElapsedTime(retried.Value) >= LookEvery)
            {
                var full = await RetryDueAsync(handler, term);
                retried = full ? null : time.GetTimestamp();
                more |= full;
            }

            if (!more)
            {
                await Task.WhenAny(next, Task.Delay(LookEvery, time, term));
            }
        }
    }

    /// <summary>The next batch; its result is how far the handler has come.</summary>
    internal async Task<long> TellNextAsync(IEventHandler handler, long position, CancellationToken term)
    {
        var batch = await events.ReadAfterAsync(position, All, Batch, term);
        var told = position;
        foreach (var happened in batch)
        {
            var outcome = await TryAsync(handler, happened, attempts: 1, term);
            if (outcome.WasTold)
            {
                await store.AdvanceAsync(handler.Name, told, happened.Position, outcome.Failure, term);
                told = happened.Position;
            }
        }

        if (batch.Count > 0 && told != batch[^1].Position)
        {
            await store.AdvanceAsync(handler.Name, told, batch[^1].Position, null, term);
            told = batch[^1].Position;
        }

        return told;
    }

    internal async Task<bool> RetryDueAsync(IEventHandler handler, CancellationToken term)
    {
        var due = await store.ReadDueAsync(handler.Name, time.GetUtcNow(), Batch, term);
        foreach (var retry in due)
        {
            var outcome = await TryAsync(handler, retry.Happened, retry.Attempts + 1, term);
            await (outcome.Failure is { } failure
                ? store.FailAsync(failure, term)
                : store.DoneAsync(handler.Name, retry.Happened.Position, term));
        }

        return due.Count == Batch;
    }

    private async Task<Outcome> TryAsync(IEventHandler handler, FeedEvent happened, int attempts, CancellationToken term)
    {
        using var limit = new CancellationTokenSource(LongestCall, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, term);
        try
        {
            if (!handler.Wants(happened))
            {
                return new Outcome(WasTold: false, null);
            }

            await handler.HandleAsync(happened, both.Token);
            return new Outcome(WasTold: true, null);
        }
        catch (Exception exception) when (!term.IsCancellationRequested)
        {
            var (now, wait) = (time.GetUtcNow(), HandlerBackoff.After(attempts));
            LogFailed(exception, handler.Name, happened.Type, happened.Position, attempts);
            metrics.Failed(handler.Name, dead: wait is null);
            return new Outcome(WasTold: true, new HandlerFailure
            {
                Handler = handler.Name,
                Position = happened.Position,
                Attempts = attempts,
                Error = limit.IsCancellationRequested ? $"It took longer than {LongestCall.TotalSeconds:0} s." : exception.Message,
                FailedAt = now,
                NextAt = now + wait,
                DeadAt = wait is null ? now : null,
            });
        }
    }

    private sealed record Outcome(bool WasTold, HandlerFailure? Failure);

    [LoggerMessage(LogLevel.Warning, "{Handler} failed at {Type}, position {Position}, attempt {Attempt}")]
    private partial void LogFailed(Exception exception, string handler, string type, long position, int attempt);
}
