namespace Nebula.Cli.Installation;

internal enum ServicePhase
{
    Starting,
    Running,

    /// <summary>Ended by itself; started again after a pause that grows.</summary>
    Restarting,

    Stopped,

    /// <summary>Somebody else's server, named by a setting.</summary>
    External,
}
