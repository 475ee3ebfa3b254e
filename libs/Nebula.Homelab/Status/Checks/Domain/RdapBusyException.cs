namespace Nebula.Homelab.Status.Checks.Domain;

/// <summary>The registry wants to be asked later.</summary>
internal sealed class RdapBusyException(string message, TimeSpan after) : Exception(message)
{
    public TimeSpan After { get; } = after;
}
