using System.Net;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>The answer of a function.</summary>
public abstract class HttpResponseData
{
    /// <summary>For the runtime, and for doubles in tests.</summary>
    /// <param name="functionContext">The invocation.</param>
    public HttpResponseData(FunctionContext functionContext) =>
        FunctionContext = functionContext ?? throw new ArgumentNullException(nameof(functionContext));

    /// <summary>The status.</summary>
    public abstract HttpStatusCode StatusCode { get; set; }

    /// <summary>The headers; they are sent with the first byte of the body.</summary>
    public abstract HttpHeadersCollection Headers { get; set; }

    /// <summary>The body; what is written goes to the caller. A stream put in its place is sent when the function has ended.</summary>
    public abstract Stream Body { get; set; }

    /// <summary>The cookies that the answer sets.</summary>
    public abstract HttpCookies Cookies { get; }

    /// <summary>The invocation.</summary>
    public FunctionContext FunctionContext { get; }

    /// <summary>Begins the answer to a request.</summary>
    /// <param name="request">The request.</param>
    public static HttpResponseData CreateResponse(HttpRequestData request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.CreateResponse();
    }
}
