using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Nebula.Runtime.Discovery;

/// <summary>Whether a function's class can be made from the services; otherwise each call would find out that it cannot.</summary>
internal sealed class ConstructorRules(IServiceProvider services, StartupProblems problems)
{
    // A container of the app's own need not offer this; then nothing is checked.
    private readonly IServiceProviderIsService? _known = services.GetService<IServiceProviderIsService>();

    public void Check(RuntimeFunction function)
    {
        var type = function.Method.DeclaringType!;
        if (function.Method.IsStatic || type.IsAbstract || type.ContainsGenericParameters)
        {
            return;
        }

        if (ConstructorOf(type) is not { } constructor)
        {
            problems.Add(function.Name,
                $"{type.Name} has {type.GetConstructors().Length} public constructors; keep one, or mark one with [ActivatorUtilitiesConstructor].");
            return;
        }

        foreach (var parameter in constructor.GetParameters().Where(parameter => !parameter.HasDefaultValue && !IsKnown(parameter)))
        {
            problems.Add(function.Name, $"{type.Name} takes {parameter.ParameterType.Name} '{parameter.Name}', which is no service; " +
                $"register it: builder.Services.AddSingleton<{parameter.ParameterType.Name}>(), AddScoped or AddTransient.");
        }
    }

    private static ConstructorInfo? ConstructorOf(Type type)
    {
        var constructors = type.GetConstructors();
        var marked = constructors.Where(constructor => constructor.IsDefined(typeof(ActivatorUtilitiesConstructorAttribute))).ToArray();
        return (marked.Length == 0 ? constructors : marked) is [{ } only] ? only : null;
    }

    private bool IsKnown(ParameterInfo parameter) => parameter.GetCustomAttribute<FromKeyedServicesAttribute>() is { Key: { } key }
        ? _known is not IServiceProviderIsKeyedService keyed || keyed.IsKeyedService(parameter.ParameterType, key)
        : _known?.IsService(parameter.ParameterType) ?? true;
}
