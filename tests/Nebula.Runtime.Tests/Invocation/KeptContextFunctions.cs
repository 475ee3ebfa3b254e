using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Nebula.Runtime.Tests.Invocation;

/// <summary>Keep their context, and look at it in the next request.</summary>
internal sealed class KeptContextFunctions(KeptContextFunctions.Kept kept)
{
    [Function("keep")]
    public IResult Keep([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, FunctionContext context, bool asked)
    {
        kept.Http = request.HttpContext;
        kept.Context = context;
        if (asked)
        {
            kept.Data = context.BindingContext.BindingData;
            kept.Token = context.CancellationToken;
            context.Items["mine"] = "kept";
        }

        return Results.Text("kept");
    }

    [Function("look")]
    public async Task<IResult> Look([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
    {
        var aborted = request.HttpContext.RequestAborted;
        var seen = await kept.DescribeAsync();
        return Results.Text(
            $"reused {ReferenceEquals(kept.Http, request.HttpContext)}, token left {aborted == request.HttpContext.RequestAborted}, {seen}");
    }

    internal sealed class Kept
    {
        public HttpContext? Http { get; set; }

        public FunctionContext? Context { get; set; }

        public IReadOnlyDictionary<string, object?>? Data { get; set; }

        public CancellationToken Token { get; set; }

        public async Task<string> DescribeAsync()
        {
            var data = Context!.BindingContext.BindingData.Keys.Order(StringComparer.Ordinal);
            var request = await Context.GetHttpRequestDataAsync();
            return $"data [{string.Join(' ', data)}], items [{string.Join(' ', Context.Items.Keys)}], "
                + $"http {Context.GetHttpContext() is not null}, request {request is not null}, cancelled {Context.CancellationToken.IsCancellationRequested}";
        }
    }
}
