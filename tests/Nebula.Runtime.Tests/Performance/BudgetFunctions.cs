using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Nebula.Runtime.Tests.Performance;

internal sealed record Item(int Id, string Name);

internal sealed class Stock
{
    public Item Find(int id) => new(id, "screw");
}

internal sealed class GetItemFunction(Stock stock)
{
    [Function("get-item")]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "items/{id:int}")] HttpRequest request, int id) =>
        Task.FromResult<IResult>(TypedResults.Ok(stock.Find(id)));
}

internal sealed class CreateItemFunction(Stock stock)
{
    [Function("create-item")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "items")] HttpRequest request, CancellationToken cancellationToken) =>
        TypedResults.Ok(stock.Find((await request.ReadFromJsonAsync<Item>(cancellationToken))!.Id));
}

internal sealed class SearchItemsFunction(Stock stock)
{
    [Function("search-items")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "items")] HttpRequest request, string? name, int? id) =>
        TypedResults.Ok(stock.Find(name is null ? 0 : id ?? 1));
}
