namespace Nebula.Runtime.SampleApp.Faults;

/// <summary>Counts itself from its making to its disposal; one in each scope. Carries some weight, so that a leak shows.</summary>
public sealed class ScopeProbe : IDisposable
{
    private readonly FaultCounts _counts;
    private readonly byte[] _weight = new byte[4096];
    private int _isDisposed;

    public ScopeProbe(FaultCounts counts)
    {
        _counts = counts;
        counts.OpenScope();
    }

    public int Weight => _weight.Length;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
        {
            _counts.CloseScope();
        }
    }
}
