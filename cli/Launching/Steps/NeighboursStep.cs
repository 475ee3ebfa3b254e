using Nebula.Cli.Commands;
using Nebula.Cli.Diagnostics;

namespace Nebula.Cli.Launching.Steps;

/// <summary>Says what is beside us. Nothing of it is needed.</summary>
internal sealed class NeighboursStep : ILaunchStep
{
    public async Task<Problem?> RunAsync(LaunchSession session, CancellationToken cancellationToken)
    {
        session.Progress.Note(Neighbours.Docker());
        session.Progress.Note(Neighbours.Tailscale());
        session.Progress.Note(await Neighbours.OllamaAsync(cancellationToken));
        return null;
    }
}
