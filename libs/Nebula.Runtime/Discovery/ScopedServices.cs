using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Nebula.Runtime.Discovery;

/// <summary>The services that live as long as an invocation; what is made once must not keep one.</summary>
internal sealed class ScopedServices
{
    private readonly HashSet<Type> _types;

    private ScopedServices(HashSet<Type> types) => _types = types;

    public static ScopedServices Of(IEnumerable<ServiceDescriptor> services) => new(services
        .GroupBy(service => service.ServiceType)
        .Where(group => group.Last().Lifetime is ServiceLifetime.Scoped)
        .Select(group => group.Key)
        .ToHashSet());

    public IEnumerable<ParameterInfo> TakenBy(Type type) => type.GetConstructors()
        .SelectMany(constructor => constructor.GetParameters())
        .Where(parameter => _types.Contains(parameter.ParameterType));
}
