using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Nebula.Runtime.Hosting;
using Nebula.Runtime.Invocation;
using Nebula.Runtime.Logging;

namespace Nebula.Runtime.Http.Throttling;

internal static class ThrottleRegistration
{
    public static void AddRequestThrottle(this IServiceCollection services, HostJson hostJson)
    {
        // Nothing is registered without a limit, and so nothing is on a request's way.
        if (hostJson.Http is not { MaxConcurrentRequests: null, MaxOutstandingRequests: null, DynamicThrottlesEnabled: false })
        {
            services.AddSingleton(provider => Create(hostJson, provider));
        }
    }

    private static RequestThrottle Create(HostJson hostJson, IServiceProvider provider)
    {
        var logger = provider.GetRequiredService<ILoggerFactory>().CreateLogger(LogCategories.Http);
        var time = provider.GetRequiredService<TimeProvider>();
        var pressure = hostJson.Http.DynamicThrottlesEnabled
            ? ProcessPressure.OfThisProcess(hostJson.CounterThreshold, time, logger)
            : null;
        if (hostJson.Http is { MaxConcurrentRequests: not null, MaxOutstandingRequests: null })
        {
            logger.LineWithoutEnd();
        }

        return new RequestThrottle(
            hostJson.Http, pressure, hostJson.FunctionTimeout, provider.GetRequiredService<OutstandingWork>(), new Refusals(time, logger));
    }
}
