using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace Nebula.Runtime.Http.Data;

/// <summary>The request of the server, seen through the worker's type. There is one of it for an invocation.</summary>
internal sealed class RuntimeHttpRequestData : HttpRequestData
{
    private readonly HttpRequest _request;
    private HttpHeadersCollection? _headers;
    private IReadOnlyCollection<IHttpCookie>? _cookies;
    private Uri? _url;

    private RuntimeHttpRequestData(HttpRequest request, FunctionContext context)
        : base(context) => _request = request;

    public override Stream Body => _request.Body;

    public override HttpHeadersCollection Headers => _headers ??= new HttpHeadersCollection(
        _request.Headers.Select(header => KeyValuePair.Create(header.Key, (IEnumerable<string>)header.Value!)));

    public override IReadOnlyCollection<IHttpCookie> Cookies =>
        _cookies ??= [.. _request.Cookies.Select(cookie => new HttpCookie(cookie.Key, cookie.Value))];

    public override Uri Url => _url ??= Uri.TryCreate(_request.GetEncodedUrl(), UriKind.Absolute, out var url)
        ? url
        // The server takes a port of any size.
        : throw new BadHttpRequestException("The Host header names no host.", StatusCodes.Status400BadRequest);

    public override IEnumerable<ClaimsIdentity> Identities => _request.HttpContext.User.Identities;

    public override string Method => _request.Method;

    public override HttpResponseData CreateResponse() => new RuntimeHttpResponseData(_request.HttpContext.Response, FunctionContext);

    public static HttpRequestData? Of(FunctionContext context, HttpContext? http)
    {
        if (http is null)
        {
            return null;
        }

        if (context.Features.Get<HttpRequestData>() is { } known)
        {
            return known;
        }

        var request = new RuntimeHttpRequestData(http.Request, context);
        context.Features.Set<HttpRequestData>(request);
        return request;
    }
}
