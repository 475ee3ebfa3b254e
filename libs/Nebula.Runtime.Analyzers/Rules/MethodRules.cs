using Microsoft.CodeAnalysis;
using Nebula.Runtime.Discovery;

namespace Nebula.Runtime.Analyzers.Rules;

/// <summary>Which methods the worker can find and call, and what starts them.</summary>
internal static class MethodRules
{
    public static void Check(FunctionMethod function)
    {
        var method = function.Method;
        if (!FunctionNames.IsFunctionName(function.Name))
        {
            function.Report(FunctionDiagnostics.FunctionName);
        }

        if (function.Triggers.Count == 0)
        {
            function.Report(FunctionDiagnostics.NoTrigger);
        }

        if (function.Triggers.Count > 1)
        {
            function.Report(FunctionDiagnostics.ManyTriggers, string.Join(", ", function.Triggers.Select(trigger => trigger.Name)));
        }

        if (method.DeclaredAccessibility is not Accessibility.Public)
        {
            function.Report(FunctionDiagnostics.NotPublic, method.Name);
        }

        CheckClass(function, method, method.ContainingType);
    }

    private static void CheckClass(FunctionMethod function, IMethodSymbol method, INamedTypeSymbol type)
    {
        if (type.ContainingType is not null)
        {
            function.Report(FunctionDiagnostics.Nested, type.Name);
        }

        if (method.IsGenericMethod || type.IsGenericType || (type.IsAbstract && !method.IsStatic))
        {
            function.Report(FunctionDiagnostics.GenericOrAbstract, $"{type.Name}.{method.Name}");
        }

        if (type.GetMembers(method.Name).Count(member => member.DeclaredAccessibility is Accessibility.Public) > 1)
        {
            function.Report(FunctionDiagnostics.Overloaded, $"{type.Name}.{method.Name}");
        }

        if (!method.IsStatic && !type.IsAbstract && !HasOneConstructor(type))
        {
            function.Report(FunctionDiagnostics.Constructors, type.Name);
        }
    }

    private static bool HasOneConstructor(INamedTypeSymbol type)
    {
        var constructors = type.InstanceConstructors.Where(constructor => constructor.DeclaredAccessibility is Accessibility.Public).ToArray();
        return constructors.Length == 1
            || constructors.Count(constructor => constructor.FindAttribute(WorkerTypes.ActivatorUtilitiesConstructor) is not null) == 1;
    }
}
