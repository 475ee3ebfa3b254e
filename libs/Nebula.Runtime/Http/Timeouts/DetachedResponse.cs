using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Nebula.Runtime.Http.Data;

namespace Nebula.Runtime.Http.Timeouts;

/// <summary>
/// What a function that outlived its request goes on writing to. The response is answered by another thread meanwhile, and
/// neither its headers nor its body take two writers.
/// </summary>
internal sealed class DetachedResponse : HttpResponseFeature
{
    private readonly IHttpResponseFeature _response;

    private DetachedResponse(IHttpResponseFeature response)
    {
        _response = response;
        StatusCode = StatusCodes.Status500InternalServerError;
    }

    /// <summary>Takes the response away from whoever has the request; what they set so far is dropped with it.</summary>
    public static (IHttpResponseFeature Response, IHttpResponseBodyFeature Body) TakeFrom(HttpContext http)
    {
        var response = http.Features.GetRequiredFeature<IHttpResponseFeature>();
        var body = http.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        CarriedHeaders.Drop(http);
        http.Features.Set<IHttpResponseFeature>(new DetachedResponse(response));
        http.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null));
        return (response, body);
    }

    /// <summary>What is to be disposed of with the request still is.</summary>
    public override void OnCompleted(Func<object, Task> callback, object state) => _response.OnCompleted(callback, state);
}
