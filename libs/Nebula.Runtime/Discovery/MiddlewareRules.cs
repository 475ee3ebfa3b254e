using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace Nebula.Runtime.Discovery;

/// <summary>
/// A middleware is made once. A scoped service in its constructor would be one for all invocations; the container says so
/// in Development only.
/// </summary>
internal static class MiddlewareRules
{
    public static void Check(IEnumerable<ServiceDescriptor> services, StartupProblems problems)
    {
        var scoped = ScopedServices.Of(services);
        var middlewares = services
            .Where(service => service is { IsKeyedService: false, Lifetime: ServiceLifetime.Singleton, ImplementationType: not null })
            .Select(service => service.ImplementationType!)
            .Where(type => type.IsAssignableTo(typeof(IFunctionsWorkerMiddleware)));
        foreach (var type in middlewares)
        {
            foreach (var parameter in scoped.TakenBy(type))
            {
                problems.Add(type.Name, $"a middleware is made once, and {parameter.ParameterType.Name} '{parameter.Name}' is scoped; " +
                    $"take it in Invoke: context.InstanceServices.GetRequiredService<{parameter.ParameterType.Name}>().");
            }
        }
    }
}
