using System.Globalization;
using Nebula.Integrations.ComfyUi;
using Nebula.Platform.Outbound;

namespace Nebula.Homelab.Status.Checks.ComfyUi;

internal sealed class ComfyUiProbe(WebExchange web, TimeProvider time) : Probe<ComfyUiCheck>
{
    protected override Task<ProbeOutcome> RunAsync(ComfyUiCheck check, OutboundTrace trace, CancellationToken cancellationToken) =>
        web.RunAsync(new WebTerms { VerifyTls = check.VerifyTls }, trace, (http, token) => AskAsync(new ComfyUiClient(http, check.Url), token), cancellationToken);

    private async Task<ProbeOutcome> AskAsync(ComfyUiClient comfyUi, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var stats = await comfyUi.GetStatsAsync(cancellationToken);
        var took = time.GetElapsedTime(started);
        if (stats.Devices is not [{ } device, ..])
        {
            return ProbeOutcome.Of(ServiceState.Degraded, "it answers but has no device to compute on", took, ProbeOutcome.NothingSeen with
            {
                Expected = "at least 1 device",
                Actual = "none",
            });
        }

        var name = PlainText.Of(device.Name ?? device.Type ?? "a device");
        var memory = $"{Gigabytes(device.VramFree)} of {Gigabytes(device.VramTotal)} GB free";
        return ProbeOutcome.Of(ServiceState.Up, $"{name}, {memory}, {DurationText.Of(took)}", took, ProbeOutcome.NothingSeen with
        {
            Expected = "at least 1 device",
            Actual = $"{stats.Devices.Count} devices",
            Facts = new Dictionary<string, string>
            {
                ["version"] = PlainText.Of(stats.Version ?? "not told"),
                ["devices"] = stats.Devices.Count.ToString(CultureInfo.InvariantCulture),
                ["device"] = name,
                ["vram"] = memory,
            },
        });
    }

    private static string Gigabytes(long bytes) => (bytes / 1e9).ToString("0.#", CultureInfo.InvariantCulture);
}
