using Nebula.Cli.Commands;

namespace Nebula.Cli.Launching;

/// <summary>One part of the start. It reports its line once the line is true.</summary>
internal interface ILaunchStep
{
    /// <returns>null to go on, or why the start ends here.</returns>
    Task<Problem?> RunAsync(LaunchSession session, CancellationToken cancellationToken);
}
