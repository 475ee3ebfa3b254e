using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Homelab.Status.Metrics;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Status;

internal sealed class GetMetricsFunction(StatusExposition metrics)
{
    private const string OpenMetrics = "application/openmetrics-text";

    [Function("get-metrics")]
    [RequirePermission(Permissions.MetricsRead)]
    [Operation("Status", "The status as metrics: Prometheus' text format 0.0.4, or OpenMetrics 1.0.0 to who accepts it.")]
    [Answers(StatusCodes.Status200OK)]
    [Answers(StatusCodes.Status503ServiceUnavailable, Codes = ["status_not_loaded"])]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "metrics")] HttpRequest request)
    {
        var isOpen = request.Headers.Accept.ToString().Contains(OpenMetrics, StringComparison.OrdinalIgnoreCase);
        var written = metrics.Write(isOpen ? MetricFormat.OpenMetrics : MetricFormat.Prometheus);
        return Task.FromResult(written.IsSuccess
            ? Results.Text(written.Value, isOpen ? $"{OpenMetrics}; version=1.0.0; charset=utf-8" : "text/plain; version=0.0.4; charset=utf-8", Encoding.UTF8)
            : ProblemResults.Problem(written.Error));
    }
}
