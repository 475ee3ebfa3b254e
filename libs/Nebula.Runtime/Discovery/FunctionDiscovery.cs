using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Nebula.Runtime.Invocation.Outputs;

namespace Nebula.Runtime.Discovery;

/// <summary>Finds the functions among an app's types and applies the rules that hold for every trigger.</summary>
internal static partial class FunctionDiscovery
{
    private const BindingFlags AnyMethod =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IReadOnlyList<RuntimeFunction> Find(IEnumerable<Type> types, FunctionSelection selection, StartupProblems problems)
    {
        var functions = new List<RuntimeFunction>();
        foreach (var type in types)
        {
            foreach (var method in type.GetMethods(AnyMethod))
            {
                if (method.GetCustomAttribute<FunctionAttribute>() is { } attribute
                    && selection.Loads(attribute.Name)
                    && Check(attribute.Name, type, method, selection, problems) is { } function)
                {
                    functions.Add(function);
                }
            }
        }

        foreach (var twins in functions.GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
        {
            problems.Add(twins.Key, $"is the name of {string.Join(" and ", twins.Select(twin => twin.EntryPoint))}; give each its own.");
        }

        return functions;
    }

    private static RuntimeFunction? Check(
        string name, Type type, MethodInfo method, FunctionSelection selection, StartupProblems problems)
    {
        if (!NamePattern().IsMatch(name) || name.Equals("host", StringComparison.OrdinalIgnoreCase))
        {
            problems.Add(name, "is no name for a function; write a letter, then letters, digits, _ or -, 128 at most, and not 'host'.");
        }

        CheckMethod(name, type, method, problems);
        CheckReturnType(name, method.ReturnType, problems);
        foreach (var parameter in method.GetParameters())
        {
            CheckParameter(name, parameter, problems);
        }

        var triggers = method.GetParameters()
            .Select(parameter => (Parameter: parameter, Trigger: parameter.GetCustomAttribute<TriggerBindingAttribute>()))
            .Where(pair => pair.Trigger is not null)
            .ToArray();
        if (triggers is [{ } only])
        {
            return new RuntimeFunction(name, method, only.Parameter, only.Trigger!) { IsDisabled = selection.Disables(name) };
        }

        problems.Add(name, triggers.Length == 0
            ? "has no trigger; put [HttpTrigger] or [TimerTrigger] on one parameter."
            : $"has {triggers.Length} triggers ({string.Join(", ", triggers.Select(pair => pair.Parameter.Name))}); make one function for each.");

        return null;
    }

    private static void CheckMethod(string name, Type type, MethodInfo method, StartupProblems problems)
    {
        if (!method.IsPublic)
        {
            problems.Add(name, $"{type.Name}.{method.Name} is not public; the worker finds only public methods.");
        }

        if (type.IsNested)
        {
            problems.Add(name, $"{type.Name} is nested in another class; the worker reads top-level classes only.");
        }

        if (method.IsGenericMethodDefinition || type.ContainsGenericParameters || (type.IsAbstract && !method.IsStatic))
        {
            problems.Add(name, $"{type.Name}.{method.Name} is generic or abstract; write a method of a class that can be made.");
        }

        if (type.GetMethods().Count(other => other.Name == method.Name) > 1)
        {
            problems.Add(name, $"{type.Name}.{method.Name} has overloads; the worker finds a method by its name alone, so rename one.");
        }
    }

    private static void CheckReturnType(string name, Type type, StartupProblems problems)
    {
        if (type == typeof(ValueTask) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>)))
        {
            problems.Add(name, "returns a ValueTask, which the worker never awaits; return Task or Task<T>.");
        }

        var answers = OutputProperties.Of(type)?.All.Where(output => output.BindingType == OutputProperties.HttpType).ToArray() ?? [];
        if (answers.Length > 1)
        {
            problems.Add(name, $"has {answers.Length} HTTP results ({string.Join(", ", answers.Select(answer => answer.Name))}); keep one of them.");
        }
    }

    private static void CheckParameter(string name, ParameterInfo parameter, StartupProblems problems)
    {
        if (!BindingNamePattern().IsMatch(parameter.Name!))
        {
            problems.Add(name, $"parameter '{parameter.Name}': binding names are letters and digits, a letter first, 128 at most.");
        }

        if (parameter.ParameterType.IsByRef)
        {
            problems.Add(name, $"parameter '{parameter.Name}' is passed by reference; pass it by value.");
        }

        if (parameter.GetCustomAttributes().Any(attribute => attribute.GetType().FullName == "Microsoft.AspNetCore.Mvc.FromBodyAttribute"))
        {
            problems.Add(name, $"parameter '{parameter.Name}' carries FromBody of Microsoft.AspNetCore.Mvc, which the worker ignores; " +
                "use Microsoft.Azure.Functions.Worker.Http.FromBody.");
        }
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9_\-]{0,127}\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"\A[a-z][a-z0-9]{0,127}\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BindingNamePattern();
}
