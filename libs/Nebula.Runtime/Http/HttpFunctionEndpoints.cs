using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Nebula.Runtime.Discovery;
using Nebula.Runtime.Hosting;
using Nebula.Runtime.Http.Edge;
using Nebula.Runtime.Http.Throttling;
using Nebula.Runtime.Http.Timeouts;
using Nebula.Runtime.Invocation;
using Nebula.Runtime.Keys;
using Nebula.Runtime.Keys.Admin;
using Nebula.Runtime.Logging;

namespace Nebula.Runtime.Http;

/// <summary>Puts the functions on their routes.</summary>
internal static class HttpFunctionEndpoints
{
    public static void MapFunctions(this WebApplication application, InvocationPipeline pipeline)
    {
        var catalog = application.Services.GetRequiredService<FunctionCatalog>();
        var keys = application.Services.GetRequiredService<FunctionKeys>();

        // With no proxy named, the middleware would believe everyone.
        if (application.Services.GetRequiredService<FunctionsRuntimeOptions>().TrustedProxies.Length > 0)
        {
            application.UseForwardedHeaders();
        }

        var hostJson = application.Services.GetRequiredService<HostJson>();
        application.UseHostJsonHeaders(hostJson.Http);
        application.UseLocalCors(application.Services.GetRequiredService<LocalSettings>());
        application.UseRouting();
        application.Use(new HostGate(application.Services.GetRequiredService<HostState>()).InvokeAsync);
        application.Use(new KeyGate(keys).InvokeAsync);
        if (catalog.Http.Any(function => function.Level is not AuthorizationLevel.Anonymous))
        {
            keys.Demand();
        }

        var loggers = application.Services.GetRequiredService<ILoggerFactory>();
        new KeyEndpoints(keys, catalog, loggers.CreateLogger(LogCategories.Keys)).Map(application);
        var logger = loggers.CreateLogger(LogCategories.Http);
        var timeouts = application.Services.GetService<RequestTimeouts>();
        var outstanding = application.Services.GetRequiredService<OutstandingWork>();
        var throttle = application.Services.GetService<RequestThrottle>();
        foreach (var function in catalog.Http)
        {
            var handler = new HttpFunctionHandler(function, pipeline, timeouts, outstanding, logger);
            RequestDelegate run = handler.HandleAsync;
            run = throttle?.Before(run) ?? run;
            run = function.Function.IsDisabled ? DisabledFunction.Guard(run) : run;
            var endpoint = application.Map(function.Pattern, run)
                .WithDisplayName(function.Function.Name)
                .WithMetadata(function, new RequiredLevel(function.Level));
            if (function.Methods.Count > 0)
            {
                endpoint.WithMetadata(new HttpMethodMetadata(function.Methods));
            }
        }

        LogRemarks(hostJson, loggers.CreateLogger(LogCategories.Startup));
        logger.Serving(catalog.Http.Count);
    }

    private static void LogRemarks(HostJson hostJson, ILogger logger)
    {
        foreach (var remark in hostJson.Remarks)
        {
            if (remark.IsUnknown)
            {
                logger.KeyUnknown(remark.Key, remark.Reason);
            }
            else
            {
                logger.KeyIgnored(remark.Key, remark.Reason);
            }
        }
    }
}
