using Microsoft.Extensions.DependencyInjection;
using Nebula.Runtime.Invocation.Binding;

namespace Nebula.Runtime.Discovery;

/// <summary>A converter is made once, like a middleware, and takes no scoped service either.</summary>
internal static class ConverterRules
{
    public static void Check(
        IEnumerable<ServiceDescriptor> services, InputConverters converters, IEnumerable<RuntimeFunction> functions, StartupProblems problems)
    {
        var scoped = ScopedServices.Of(services);
        var named = functions.SelectMany(function => function.Method.GetParameters()).Select(ParameterBinder.NamedConverterOf).OfType<Type>();
        foreach (var type in converters.Types.Concat(named).Distinct())
        {
            foreach (var parameter in scoped.TakenBy(type))
            {
                problems.Add(type.Name, $"a converter is made once, and {parameter.ParameterType.Name} '{parameter.Name}' is scoped; " +
                    $"take it in ConvertAsync: context.FunctionContext.InstanceServices.GetRequiredService<{parameter.ParameterType.Name}>().");
            }
        }
    }
}
