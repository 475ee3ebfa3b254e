namespace Nebula.Runtime.Hosting;

/// <summary>The states of the host, by the names that the real one reports.</summary>
internal enum HostPhase
{
    Starting,
    Running,
    Offline,
    Stopping,
}
