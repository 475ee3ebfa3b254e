namespace Nebula.Homelab.Status.Scheduling;

/// <summary>Tells the scheduler of this process that monitors changed, so that it looks at once instead of at its next renewal.</summary>
public sealed class StatusSignal
{
    private TaskCompletionSource _raised = New();

    public void Raise() => Interlocked.Exchange(ref _raised, New()).TrySetResult();

    /// <summary>Ends with the next <see cref="Raise"/>; take it before looking, so that nothing falls between.</summary>
    public Task NextAsync() => Volatile.Read(ref _raised).Task;

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
