using Nebula.Homelab.Status;
using Nebula.Homelab.Status.Checks;
using Nebula.Homelab.Status.Monitors;

namespace Nebula.Homelab.Discovery.Parts;

/// <summary>A server of this installation, looked at by the very check that would watch it.</summary>
internal sealed class OwnPart(ProbeRunner runner)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    public async Task<FoundPart> FindAsync(string id, string name, Check check, CancellationToken cancellationToken)
    {
        var outcome = await runner.RunAsync(check, Timeout, cancellationToken);
        var isUp = outcome.State is ServiceState.Up or ServiceState.Degraded;
        return new FoundPart
        {
            Id = id,
            Name = name,
            Found = isUp,
            Evidence = outcome.Reason,
            HowTo = isUp ? null : "./nebula doctor says what is wrong with it.",
            Suggestion = isUp ? new MonitorInput { Name = name, Check = check.ToInput() } : null,
        };
    }
}
