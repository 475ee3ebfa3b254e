using Microsoft.AspNetCore.Http;
using Nebula.Runtime.Http;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>The HTTP side of an invocation.</summary>
public static class FunctionContextExtensions
{
    /// <summary>The request and the answer; null where no request started the function.</summary>
    /// <param name="context">The invocation.</param>
    public static HttpContext? GetHttpContext(this FunctionContext context) =>
        context.Items.TryGetValue(HttpContextItem.Key, out var value) && value is HttpContext httpContext ? httpContext : null;
}
