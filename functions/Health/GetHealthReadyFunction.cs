using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Cache;
using Nebula.Platform.Database;
using Nebula.Platform.Identity;
using Nebula.Platform.ServiceMap;

namespace Nebula.Functions.Health;

/// <remarks>Ready means that PostgreSQL answers. Without Redis, and with the last good service map, everything works; both are told.</remarks>
internal sealed class GetHealthReadyFunction(DatabaseHealth database, RedisCache redis, ServiceMapProvider map)
{
    [Function("get-health-ready")]
    [Operation("Health", "Says whether the process can do its work; details with health.read.")]
    [PublicAccess("Load balancers ask it, which have no account; they learn no detail.")]
    [WorksWithoutDatabase]
    [Answers(200, typeof(HealthReady))]
    [Answers(503, typeof(HealthReady))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health/ready")] HttpRequest request)
    {
        var showsDetail = request.GetPrincipal().Has(Permissions.HealthRead);
        HealthCheck Check(string name, bool isOk, string detail) => HealthCheck.Of(name, isOk, showsDetail && !isOk ? detail : null);

        var isReady = database.HasAnswered;
        var answer = new HealthReady(
            isReady ? "ready" : "not_ready",
            [
                Check("postgres", isReady, database.Error?.Detail ?? "PostgreSQL has not answered yet."),
                Check("redis", await redis.PingAsync(), redis.IsConfigured ? "Redis does not answer." : "NEBULA_REDIS is not set."),
                Check("service-map", map.Current.Valid, string.Join(" ", map.Current.Errors.Select(error => error.Message))),
            ]);
        return ProblemResults.Json(answer, isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
