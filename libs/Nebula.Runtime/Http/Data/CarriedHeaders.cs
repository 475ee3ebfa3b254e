using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Nebula.Runtime.Http.Data;

/// <summary>
/// The headers of an answer as the worker's type, which cannot write through. So what changed in it is carried over
/// when the answer starts; what others set on the server's headers meanwhile stays.
/// </summary>
internal sealed class CarriedHeaders
{
    private readonly HttpContext _http;
    private readonly IHeaderDictionary _headers;
    private readonly Dictionary<string, StringValues> _before;
    private volatile bool _isOver;

    private CarriedHeaders(HttpContext http, IHeaderDictionary headers)
    {
        _http = http;
        _headers = headers;
        _before = new(headers, StringComparer.OrdinalIgnoreCase);
        Collection = new HttpHeadersCollection(headers.Select(header => KeyValuePair.Create(header.Key, (IEnumerable<string>)header.Value!)));
    }

    public HttpHeadersCollection Collection { get; set; }

    /// <summary>The headers of this answer: the same for all who ask.</summary>
    public static CarriedHeaders Of(HttpResponse response)
    {
        var features = response.HttpContext.Features;
        if (features.Get<CarriedHeaders>() is { } known)
        {
            return known;
        }

        var headers = new CarriedHeaders(response.HttpContext, response.Headers);
        features.Set(headers);
        if (!response.HasStarted)
        {
            response.OnStarting(static state => ((CarriedHeaders)state).ApplyAsync(), headers);
        }

        return headers;
    }

    /// <summary>Drops them, for an answer that takes the place of the function's.</summary>
    public static void Drop(HttpContext http)
    {
        if (http.Features.Get<CarriedHeaders>() is { } headers)
        {
            headers._isOver = true;
            http.Features.Set<CarriedHeaders>(null);
        }
    }

    private Task ApplyAsync()
    {
        if (!_isOver)
        {
            Drop(_http);
            Apply();
        }

        return Task.CompletedTask;
    }

    private void Apply()
    {
        foreach (var (name, values) in Collection.NonValidated)
        {
            var after = new StringValues([.. values]);
            var before = _before.GetValueOrDefault(name);
            if (after == before)
            {
                continue;
            }

            // Cookies may have been appended on both sides; each is a header line of its own.
            _headers[name] = name.Equals(HeaderNames.SetCookie, StringComparison.OrdinalIgnoreCase)
                ? StringValues.Concat(_headers[name], new StringValues([.. after.Except(before)]))
                : after;
        }

        foreach (var name in _before.Keys.Where(name => !Collection.NonValidated.Contains(name)))
        {
            _headers.Remove(name);
        }
    }
}
