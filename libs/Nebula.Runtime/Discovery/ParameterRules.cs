using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Nebula.Runtime.Invocation.Binding;

namespace Nebula.Runtime.Discovery;

/// <summary>What the worker asks of a parameter, whatever the trigger.</summary>
internal static class ParameterRules
{
    private const string MvcFromBody = "Microsoft.AspNetCore.Mvc.FromBodyAttribute";

    private static readonly Dictionary<string, string> Ignored = new()
    {
        ["Microsoft.AspNetCore.Mvc.FromHeaderAttribute"] = "read request.Headers",
        ["Microsoft.AspNetCore.Mvc.FromFormAttribute"] = "read request.ReadFormAsync()",
        ["Microsoft.AspNetCore.Mvc.FromServicesAttribute"] = "take the service in the constructor",
        ["Microsoft.Extensions.DependencyInjection.FromKeyedServicesAttribute"] = "take the service in the constructor",
        ["Microsoft.AspNetCore.Http.AsParametersAttribute"] = "take each value as a parameter",
    };

    public static void Check(string function, ParameterInfo parameter, StartupProblems problems)
    {
        if (parameter.IsDefined(typeof(BindingAttribute)) && !FunctionNames.IsBindingName(parameter.Name!))
        {
            problems.Add(function, $"parameter '{parameter.Name}': a binding's name is letters and digits, a letter first, 128 at most.");
        }

        if (parameter.ParameterType.IsByRef)
        {
            problems.Add(function, $"parameter '{parameter.Name}' is passed by reference; pass it by value.");
        }

        if (ParameterBinder.NamedConverterOf(parameter) is { } converter && !converter.IsAssignableTo(typeof(IInputConverter)))
        {
            problems.Add(function, $"parameter '{parameter.Name}' names the converter {converter.Name}, which does not implement IInputConverter.");
        }

        foreach (var attribute in parameter.GetCustomAttributes())
        {
            CheckAttribute(function, parameter, attribute, problems);
        }
    }

    private static void CheckAttribute(string function, ParameterInfo parameter, Attribute attribute, StartupProblems problems)
    {
        var name = attribute.GetType().FullName!;
        if (name == MvcFromBody)
        {
            problems.Add(function, $"parameter '{parameter.Name}' carries FromBody of Microsoft.AspNetCore.Mvc, which the worker ignores; " +
                "use Microsoft.Azure.Functions.Worker.Http.FromBody.");
            return;
        }

        // FromRoute and FromQuery are ignored as well, but the value comes by the parameter's own name: only another name is a mistake.
        var instead = attribute is IFromRouteMetadata { Name: not null } or IFromQueryMetadata { Name: not null }
            ? "give the parameter that name"
            : Ignored.GetValueOrDefault(name);
        if (instead is not null)
        {
            problems.Add(function, $"parameter '{parameter.Name}' carries {attribute.GetType().Name}, which the worker ignores; {instead}.");
        }
    }
}
