namespace Nebula.Platform.Streams;

/// <summary>Wakes those in this process who wait for something to do.</summary>
public sealed class WakeUp
{
    private TaskCompletionSource _raised = New();

    public void Raise() => Interlocked.Exchange(ref _raised, New()).TrySetResult();

    /// <summary>Ends with the next <see cref="Raise"/>; to be taken before looking, so that nothing falls between.</summary>
    public Task NextAsync() => Volatile.Read(ref _raised).Task;

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
