using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Nebula.Runtime.Hosting.Configuration;

namespace Nebula.Runtime.Http.Edge;

/// <summary>Headers that host.json puts on every response: <c>extensions.http.customHeaders</c> and <c>.hsts</c>.</summary>
internal static class ResponseHeaders
{
    public static void AddResponseHeaders(this IServiceCollection services, HttpExtensionOptions http)
    {
        if (http.Hsts is not { } section)
        {
            return;
        }

        services.AddHsts(hsts =>
        {
            hsts.MaxAge = section.MaxAge;
            hsts.IncludeSubDomains = section.IncludeSubDomains;
            hsts.Preload = section.Preload;
            foreach (var host in section.ExcludedHosts)
            {
                hsts.ExcludedHosts.Add(host);
            }
        });
    }

    public static void UseResponseHeaders(this IApplicationBuilder application, HttpExtensionOptions http)
    {
        if (http.Hsts is not null)
        {
            application.UseHsts();
        }

        if (http.CustomHeaders.Count > 0)
        {
            var headers = http.CustomHeaders.ToArray();
            application.Use((context, next) =>
            {
                // As the response starts: a function that fails clears what was set before. What it sets itself stays.
                context.Response.OnStarting(() => Complete(context.Response.Headers, headers));
                return next(context);
            });
        }
    }

    private static Task Complete(IHeaderDictionary response, KeyValuePair<string, string>[] headers)
    {
        foreach (var (name, value) in headers)
        {
            response.TryAdd(name, value);
        }

        return Task.CompletedTask;
    }
}
