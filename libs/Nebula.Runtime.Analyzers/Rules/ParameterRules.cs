using Microsoft.CodeAnalysis;
using Nebula.Runtime.Discovery;

namespace Nebula.Runtime.Analyzers.Rules;

/// <summary>Parameters that the worker would not fill, or not with what their attributes say.</summary>
internal static class ParameterRules
{
    private const string MvcFromBody = "Microsoft.AspNetCore.Mvc.FromBodyAttribute";

    // The worker fills by name from the route and the query anyway.
    private static readonly string[] Needless = ["Microsoft.AspNetCore.Mvc.FromRouteAttribute", "Microsoft.AspNetCore.Mvc.FromQueryAttribute"];

    private static readonly Dictionary<string, string> Ignored = new()
    {
        ["Microsoft.AspNetCore.Mvc.FromHeaderAttribute"] = "read request.Headers",
        ["Microsoft.AspNetCore.Mvc.FromFormAttribute"] = "read request.ReadFormAsync()",
        ["Microsoft.AspNetCore.Mvc.FromServicesAttribute"] = "take the service in the constructor",
        ["Microsoft.Extensions.DependencyInjection.FromKeyedServicesAttribute"] = "take the service in the constructor",
        ["Microsoft.AspNetCore.Http.AsParametersAttribute"] = "take each value as a parameter",
    };

    public static void Check(FunctionMethod function)
    {
        foreach (var parameter in function.Method.Parameters)
        {
            if (parameter.RefKind is not RefKind.None)
            {
                function.Report(FunctionDiagnostics.ByReference, parameter, parameter.Name);
            }

            if (parameter.FindAttribute(WorkerTypes.Binding) is not null && !FunctionNames.IsBindingName(parameter.Name))
            {
                function.Report(FunctionDiagnostics.BindingName, parameter, parameter.Name);
            }

            if (parameter.Type.IsNamed(WorkerTypes.HttpContext))
            {
                function.Report(FunctionDiagnostics.HttpContext, parameter, parameter.Name);
            }

            foreach (var attribute in parameter.GetAttributes())
            {
                CheckAttribute(function, parameter, attribute);
            }
        }
    }

    private static void CheckAttribute(FunctionMethod function, IParameterSymbol parameter, AttributeData attribute)
    {
        var type = attribute.AttributeClass;
        var name = $"{type?.ContainingNamespace}.{type?.Name}";
        var isRenamed = attribute.NamedArguments.Any(argument => argument is { Key: "Name", Value.Value: string });
        if (name == MvcFromBody)
        {
            function.Report(FunctionDiagnostics.MvcFromBody, attribute, parameter.Name);
        }
        else if (Ignored.TryGetValue(name, out var instead))
        {
            function.Report(FunctionDiagnostics.IgnoredAttribute, attribute, parameter.Name, type!.Name, instead);
        }
        else if (Needless.Contains(name) && isRenamed)
        {
            function.Report(FunctionDiagnostics.IgnoredAttribute, attribute, parameter.Name, type!.Name, "give the parameter that name");
        }
        else if (Needless.Contains(name))
        {
            function.Report(FunctionDiagnostics.NeedlessAttribute, attribute, parameter.Name, type!.Name);
        }
    }
}
