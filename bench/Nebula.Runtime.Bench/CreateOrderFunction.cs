using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Nebula.Runtime.Bench;

internal sealed class CreateOrderFunction(Warehouse warehouse)
{
    /// <summary>Reads the body itself, as functions do that answer 400 to a bad one.</summary>
    [Function("create-order")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "orders")] HttpRequest request, CancellationToken cancellationToken) =>
        await request.ReadFromJsonAsync<Order>(cancellationToken) is { } order
            ? TypedResults.Ok(warehouse.Take(order))
            : TypedResults.BadRequest();
}
