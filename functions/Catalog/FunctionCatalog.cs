using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Catalog;

/// <summary>What functions this app has, read from their attributes, the same on both runtimes.</summary>
internal static class FunctionCatalog
{
    public static IReadOnlyList<HttpFunction> HttpFunctions(Assembly assembly) => HttpFunctions(assembly.GetTypes());

    public static IReadOnlyList<HttpFunction> HttpFunctions(IEnumerable<Type> types) =>
    [
        .. from function in Functions(types)
           let trigger = Trigger<HttpTriggerAttribute>(function.Method)
           where trigger is not null
           orderby trigger.Route, function.Name
           select new HttpFunction(
               function.Name,
               function.Method,
               [.. (trigger.Methods ?? []).Select(verb => verb.ToLowerInvariant())],
               trigger.Route ?? function.Name,
               function.Method.GetCustomAttribute<RequirePermissionAttribute>()?.Permission,
               function.Method.GetCustomAttribute<PublicAccessAttribute>()?.Because),
    ];

    public static IReadOnlyList<TimerFunction> TimerFunctions(Assembly assembly) =>
    [
        .. from function in Functions(assembly.GetTypes())
           let trigger = Trigger<TimerTriggerAttribute>(function.Method)
           where trigger is not null
           orderby function.Name
           select new TimerFunction(function.Name, function.Method, trigger.Schedule),
    ];

    private static IEnumerable<(string Name, MethodInfo Method)> Functions(IEnumerable<Type> types) =>
        from type in types
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        let function = method.GetCustomAttribute<FunctionAttribute>()
        where function is not null
        select (function.Name, method);

    private static T? Trigger<T>(MethodInfo method)
        where T : Attribute =>
        method.GetParameters().Select(parameter => parameter.GetCustomAttribute<T>()).FirstOrDefault(trigger => trigger is not null);
}
