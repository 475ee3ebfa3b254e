using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Nebula.Runtime.Discovery;
using Nebula.Runtime.Hosting;
using Nebula.Runtime.Http.Routing;
using Nebula.Runtime.Http.Timeouts;
using Nebula.Runtime.Invocation;
using Nebula.Runtime.Logging;

namespace Nebula.Runtime.Http;

/// <summary>Puts the functions on their routes.</summary>
internal static class HttpFunctionEndpoints
{
    public static void MapFunctions(this WebApplication application, InvocationPipeline pipeline)
    {
        var catalog = application.Services.GetRequiredService<FunctionCatalog>();

        // With no proxy named, the middleware would believe everyone.
        if (application.Services.GetRequiredService<FunctionsRuntimeOptions>().TrustedProxies.Length > 0)
        {
            application.UseForwardedHeaders();
        }

        application.UseRouting();
        application.Use(NotFoundUnlessFunctionAsync);
        var logger = application.Services.GetRequiredService<ILoggerFactory>().CreateLogger(LogCategories.Http);
        var timeouts = application.Services.GetService<RequestTimeouts>();
        foreach (var function in catalog.Http)
        {
            var handler = new HttpFunctionHandler(function, pipeline.Execute, timeouts, logger);
            var endpoint = application.Map(function.Pattern, handler.HandleAsync)
                .WithDisplayName(function.Function.Name)
                .WithMetadata(function);
            if (function.Methods.Count > 0)
            {
                endpoint.WithMetadata(new HttpMethodMetadata(function.Methods));
            }

            if (function.Level is not AuthorizationLevel.Anonymous)
            {
                logger.NoKeys(function.Function.Name, function.Level.ToString());
            }
        }

        logger.Serving(catalog.Http.Count);
    }

    /// <summary>Routing answers a known path with another method by an endpoint that says 405; the host says 404.</summary>
    private static Task NotFoundUnlessFunctionAsync(HttpContext http, RequestDelegate next)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<HttpFunction>() is not null)
        {
            return next(http);
        }

        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
