namespace Nebula.Cli.Launching;

internal enum LaunchOutcome
{
    Doing,
    Ok,
    Note,
    Warning,
    Failed,
}
