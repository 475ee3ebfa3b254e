using System.Globalization;
using Nebula.Integrations.Ollama;
using Nebula.Platform.Outbound;

namespace Nebula.Homelab.Status.Checks.Ollama;

internal sealed class OllamaProbe(WebExchange web, TimeProvider time) : Probe<OllamaCheck>
{
    protected override Task<ProbeOutcome> RunAsync(OllamaCheck check, OutboundTrace trace, CancellationToken cancellationToken) =>
        web.RunAsync(new WebTerms { VerifyTls = check.VerifyTls }, trace, (http, token) => AskAsync(new OllamaClient(http, check.Url), token), cancellationToken);

    private async Task<ProbeOutcome> AskAsync(OllamaClient ollama, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var version = PlainText.Of(await ollama.GetVersionAsync(cancellationToken));
        var took = time.GetElapsedTime(started);
        var models = await ollama.ListModelsAsync(cancellationToken);

        var what = $"Ollama {version}, {Count(models.Count)}";
        return ProbeOutcome.Of(
            models.Count > 0 ? ServiceState.Up : ServiceState.Degraded,
            models.Count > 0 ? $"{what}, {DurationText.Of(took)}" : $"Ollama {version} answers but has no model; pull one",
            took,
            ProbeOutcome.NothingSeen with
            {
                Expected = "at least 1 model",
                Actual = what,
                Facts = new Dictionary<string, string>
                {
                    ["version"] = version,
                    ["models"] = models.Count.ToString(CultureInfo.InvariantCulture),
                },
            });
    }

    private static string Count(int models) => models == 1 ? "1 model" : $"{models} models";
}
