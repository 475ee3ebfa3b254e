using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Identity;
using Nebula.Platform.ServiceMap;

namespace Nebula.Functions.ServiceMap;

internal sealed class GetServiceMapFunction(ServiceMapProvider map)
{
    [Function("get-service-map")]
    [RequirePermission(Permissions.ServiceMapRead)]
    [Operation("Service map", "The service map in force, and what is wrong with its file as it is now.")]
    [Answers(StatusCodes.Status200OK, typeof(ServiceMapSnapshot))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "service-map")] HttpRequest request) =>
        Task.FromResult(ProblemResults.Json(map.Current));
}
