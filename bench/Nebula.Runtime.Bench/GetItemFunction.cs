using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Nebula.Runtime.Bench;

internal sealed class GetItemFunction(Warehouse warehouse)
{
    [Function("get-item")]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "items/{id:int}")] HttpRequest request, int id) =>
        Task.FromResult<IResult>(TypedResults.Ok(warehouse.Find(id)));
}
