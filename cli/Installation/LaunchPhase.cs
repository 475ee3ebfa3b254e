namespace Nebula.Cli.Installation;

internal enum LaunchPhase
{
    Starting,
    Ready,
    Failed,
    Stopping,
}
