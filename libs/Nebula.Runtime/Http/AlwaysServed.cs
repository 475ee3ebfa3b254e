namespace Nebula.Runtime.Http;

/// <summary>On endpoints of the host that answer whether or not it runs.</summary>
internal sealed class AlwaysServed
{
    public static AlwaysServed Instance { get; } = new();

    private AlwaysServed()
    {
    }
}
