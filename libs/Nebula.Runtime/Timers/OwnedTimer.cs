namespace Nebula.Runtime.Timers;

/// <summary>A session that was started, and how to end it.</summary>
internal sealed class OwnedTimer(long token, Task completion, CancellationTokenSource cut)
{
    public Task Completion => completion;

    public bool Holds(long leaseToken) => token == leaseToken && !completion.IsCompleted && !cut.IsCancellationRequested;

    public void Cut() => cut.Cancel();
}
