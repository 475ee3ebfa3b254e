using Microsoft.Azure.Functions.Worker.Http;
using Nebula.Runtime.Http.Data;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>The HTTP side of an invocation in the worker's own types.</summary>
public static class FunctionContextHttpRequestExtensions
{
    /// <summary>The request; null where none started the function.</summary>
    /// <param name="context">The invocation.</param>
    public static ValueTask<HttpRequestData?> GetHttpRequestDataAsync(this FunctionContext context) =>
        new(RuntimeHttpRequestData.Of(context, context.GetHttpContext()));

    /// <summary>The answer that the function returned, itself or as a property of its result; null for any other.</summary>
    /// <param name="context">The invocation.</param>
    public static HttpResponseData? GetHttpResponseData(this FunctionContext context) =>
        context.GetInvocationResult().Value as HttpResponseData
        ?? context.GetOutputBindings<HttpResponseData>().FirstOrDefault()?.Value;
}
