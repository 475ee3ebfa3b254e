using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Nebula.Runtime.Invocation.Binding;
using Nebula.Runtime.Invocation.Outputs;

namespace Nebula.Runtime.Discovery;

/// <summary>Finds the functions among an app's types and applies the rules that hold for every trigger.</summary>
internal static class FunctionDiscovery
{
    private const BindingFlags AnyMethod =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IReadOnlyList<RuntimeFunction> Find(
        IEnumerable<Type> types, FunctionSelection selection, InputConverters converters, StartupProblems problems)
    {
        var functions = new List<RuntimeFunction>();
        foreach (var type in types)
        {
            foreach (var method in type.GetMethods(AnyMethod))
            {
                if (method.GetCustomAttribute<FunctionAttribute>() is { } attribute
                    && selection.Loads(attribute.Name)
                    && Check(attribute.Name, type, method, selection, converters, problems) is { } function)
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
        string name, Type type, MethodInfo method, FunctionSelection selection, InputConverters converters, StartupProblems problems)
    {
        if (!FunctionNames.IsFunctionName(name))
        {
            problems.Add(name, "is no name for a function; write a letter, then letters, digits, _ or -, 128 at most, and not 'host'.");
        }

        CheckMethod(name, type, method, problems);
        CheckReturnType(name, method, problems);
        foreach (var parameter in method.GetParameters())
        {
            ParameterRules.Check(name, parameter, problems);
        }

        var triggers = method.GetParameters()
            .Select(parameter => (Parameter: parameter, Trigger: parameter.GetCustomAttribute<TriggerBindingAttribute>()))
            .Where(pair => pair.Trigger is not null)
            .ToArray();
        if (triggers is [{ } only])
        {
            return new RuntimeFunction(name, method, only.Parameter, only.Trigger!, converters) { IsDisabled = selection.Disables(name) };
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

    private static void CheckReturnType(string name, MethodInfo method, StartupProblems problems)
    {
        var type = method.ReturnType;
        if (type == typeof(ValueTask) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>)))
        {
            problems.Add(name, "returns a ValueTask, which the worker never awaits; return Task or Task<T>.");
        }

        var answers = OutputProperties.Of(type)?.All.Where(output => output.BindingType == OutputProperties.HttpType).ToArray() ?? [];
        if (answers.Length > 1)
        {
            problems.Add(name, $"has {answers.Length} HTTP results ({string.Join(", ", answers.Select(answer => answer.Name))}); keep one of them.");
        }

        if (type == typeof(void) && method.IsDefined(typeof(AsyncStateMachineAttribute)))
        {
            problems.Add(name, "is async void: nobody awaits it, and its exceptions end the process; return Task.");
        }
    }
}
