namespace Nebula.Runtime.SampleApp.Faults;

/// <summary>Something disposable, made in a scope that nobody closes.</summary>
public sealed class LeakedThing : IDisposable
{
    private readonly byte[] _weight = new byte[16 * 1024];

    public int Weight => _weight.Length;

    public void Dispose()
    {
    }
}
