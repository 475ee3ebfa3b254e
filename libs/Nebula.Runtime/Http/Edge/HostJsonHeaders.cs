using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using Nebula.Runtime.Hosting.Configuration;

namespace Nebula.Runtime.Http.Edge;

/// <summary>
/// Headers that host.json puts on every response: <c>extensions.http.customHeaders</c> and <c>.hsts</c>. They are set as the
/// response starts: a function that fails clears what was set before. What a function sets itself stays.
/// </summary>
internal static class HostJsonHeaders
{
    // What a browser keeps for one of these holds for every other server on the machine as well.
    private static readonly string[] Loopback = ["localhost", "127.0.0.1", "[::1]"];

    public static void UseHostJsonHeaders(this IApplicationBuilder application, HttpExtensionOptions http)
    {
        if (http.Hsts is { } hsts)
        {
            var value = ValueOf(hsts);
            string[] excluded = [.. Loopback, .. hsts.ExcludedHosts];
            application.UseOnStarting((context, response) =>
            {
                if (context.Request.IsHttps && !excluded.Contains(context.Request.Host.Host, StringComparer.OrdinalIgnoreCase))
                {
                    response.TryAdd(HeaderNames.StrictTransportSecurity, value);
                }
            });
        }

        if (http.CustomHeaders.Count > 0)
        {
            var headers = http.CustomHeaders.ToArray();
            application.UseOnStarting((context, response) =>
            {
                foreach (var (name, value) in headers)
                {
                    response.TryAdd(name, value);
                }
            });
        }
    }

    private static void UseOnStarting(this IApplicationBuilder application, Action<HttpContext, IHeaderDictionary> complete) =>
        application.Use((context, next) =>
        {
            // Not through the context: at a timeout the function keeps that, and the answer is given without it.
            var response = context.Features.GetRequiredFeature<IHttpResponseFeature>();
            response.OnStarting(
                _ =>
                {
                    complete(context, response.Headers);
                    return Task.CompletedTask;
                },
                context);
            return next(context);
        });

    private static string ValueOf(HstsSection hsts) => string.Create(
        CultureInfo.InvariantCulture,
        $"max-age={(long)hsts.MaxAge.TotalSeconds}{(hsts.IncludeSubDomains ? "; includeSubDomains" : "")}{(hsts.Preload ? "; preload" : "")}");
}
