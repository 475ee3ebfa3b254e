using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Nebula.Runtime.Logging;

namespace Nebula.Runtime.Http.Timeouts;

internal static class RequestTimeoutsRegistration
{
    /// <param name="services">The services of the app.</param>
    /// <param name="timeout">How long a request may take; null for as long as it likes.</param>
    public static void AddRequestTimeouts(this IServiceCollection services, TimeSpan? timeout)
    {
        if (timeout is not { } limit)
        {
            return;
        }

        services.AddSingleton(provider => new RequestTimeouts(
            limit, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILoggerFactory>().CreateLogger(LogCategories.Http)));
    }
}
