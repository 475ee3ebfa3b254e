namespace Nebula.Runtime.SampleApp.Faults;

/// <summary>What is open at this moment, and what ever began.</summary>
public sealed class FaultCounts
{
    private int _begun;
    private int _running;
    private int _scopes;

    public int Begun => Volatile.Read(ref _begun);

    public int Running => Volatile.Read(ref _running);

    /// <summary>Scopes of invocations that were not disposed of yet.</summary>
    public int Scopes => Volatile.Read(ref _scopes);

    public void Begin()
    {
        Interlocked.Increment(ref _begun);
        Interlocked.Increment(ref _running);
    }

    public void End() => Interlocked.Decrement(ref _running);

    public void OpenScope() => Interlocked.Increment(ref _scopes);

    public void CloseScope() => Interlocked.Decrement(ref _scopes);
}
