namespace Nebula.Runtime.Invocation;

/// <summary>
/// Counts what runs at this moment, in one word: the sum of several counters, read while they move, could be zero
/// although something runs.
/// </summary>
internal sealed class OutstandingWork
{
    // Invocations in the lower half, retries in the upper.
    private const long Invocation = 1;
    private const long Retry = 1L << 32;

    private long _counts;

    /// <summary>Both counts at the same moment; retries are failed runs that wait for their next try.</summary>
    public (int Invocations, int Retries) Now
    {
        get
        {
            var counts = Volatile.Read(ref _counts);
            return ((int)(uint)counts, (int)(counts >> 32));
        }
    }

    public void BeginInvocation() => Interlocked.Add(ref _counts, Invocation);

    public void EndInvocation() => Interlocked.Add(ref _counts, -Invocation);

    /// <summary>An invocation failed and waits to be tried again.</summary>
    public void BeginRetryWait() => Interlocked.Add(ref _counts, Retry - Invocation);

    public void EndRetryWait() => Interlocked.Add(ref _counts, Invocation - Retry);
}
