using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace Nebula.Runtime.Http.Data;

/// <summary>The answer of the server, seen through the worker's type: what is set or written here is set or written there.</summary>
internal sealed class RuntimeHttpResponseData(HttpResponse response, FunctionContext context) : HttpResponseData(context)
{
    private Stream? _replacedBody;

    public override HttpStatusCode StatusCode
    {
        get => (HttpStatusCode)response.StatusCode;
        set => response.StatusCode = (int)value;
    }

    public override HttpHeadersCollection Headers
    {
        get => CarriedHeaders.Of(response).Collection;
        set => CarriedHeaders.Of(response).Collection = value ?? throw new ArgumentNullException(nameof(value));
    }

    public override Stream Body
    {
        get => _replacedBody ?? response.Body;
        set => _replacedBody = value ?? throw new ArgumentNullException(nameof(value));
    }

    public override HttpCookies Cookies { get; } = new ResponseCookies(response);

    /// <summary>Whether the function put a stream in place of the body.</summary>
    public bool HasOwnBody => _replacedBody is not null;

    /// <summary>Sends the stream that the function put in place of the body; all else is on its way.</summary>
    public Task SendAsync()
    {
        if (_replacedBody is null)
        {
            return Task.CompletedTask;
        }

        // Functions write a stream and hand it over as it stands, at its end.
        if (_replacedBody.CanSeek)
        {
            _replacedBody.Position = 0;
        }

        return _replacedBody.CopyToAsync(response.Body, response.HttpContext.RequestAborted);
    }
}
