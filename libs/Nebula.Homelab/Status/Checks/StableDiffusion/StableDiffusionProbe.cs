using Nebula.Integrations.StableDiffusion;
using Nebula.Platform.Outbound;

namespace Nebula.Homelab.Status.Checks.StableDiffusion;

internal sealed class StableDiffusionProbe(WebExchange web, TimeProvider time) : Probe<StableDiffusionCheck>
{
    protected override Task<ProbeOutcome> RunAsync(StableDiffusionCheck check, OutboundTrace trace, CancellationToken cancellationToken) =>
        web.RunAsync(new WebTerms { VerifyTls = check.VerifyTls }, trace, (http, token) => AskAsync(new StableDiffusionClient(http, check.Url), token), cancellationToken);

    private async Task<ProbeOutcome> AskAsync(StableDiffusionClient stableDiffusion, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var loaded = await stableDiffusion.GetCheckpointAsync(cancellationToken);
        var took = time.GetElapsedTime(started);
        if (loaded is null)
        {
            return ProbeOutcome.Of(ServiceState.Degraded, "it answers but has no checkpoint loaded", took, ProbeOutcome.NothingSeen with
            {
                Expected = "a loaded checkpoint",
                Actual = "none",
            });
        }

        var checkpoint = PlainText.Of(loaded);
        return ProbeOutcome.Of(ServiceState.Up, $"{checkpoint} is loaded, {DurationText.Of(took)}", took, ProbeOutcome.NothingSeen with
        {
            Expected = "a loaded checkpoint",
            Actual = checkpoint,
            Facts = new Dictionary<string, string> { ["checkpoint"] = checkpoint },
        });
    }
}
