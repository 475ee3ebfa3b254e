namespace Nebula.Homelab.Status.Checks;

/// <summary>A host name or address, and a port.</summary>
public sealed record HostEndpoint(string Host, int Port)
{
    public override string ToString() => Host.Contains(':') ? $"[{Host}]:{Port}" : $"{Host}:{Port}";
}
