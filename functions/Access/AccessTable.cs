using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Access;

/// <summary>
/// The access rule of every HTTP function, read from its attributes. Knows reflection only, so that it holds on any runtime.
/// A function without a rule, with two, or with a permission that does not exist keeps the application from starting.
/// </summary>
internal sealed class AccessTable
{
    private readonly Dictionary<string, AccessRule> _rules;

    private AccessTable(Dictionary<string, AccessRule> rules) => _rules = rules;

    public static AccessTable Of(Assembly assembly) => Of(assembly.GetTypes());

    public static AccessTable Of(IEnumerable<Type> types)
    {
        var known = typeof(Permissions).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!).ToHashSet();
        var rules = new Dictionary<string, AccessRule>(StringComparer.OrdinalIgnoreCase);
        var faults = new List<string>();
        foreach (var method in types.SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)))
        {
            if (method.GetCustomAttribute<FunctionAttribute>() is not { } function || !IsHttp(method))
            {
                continue;
            }

            var permission = method.GetCustomAttribute<RequirePermissionAttribute>()?.Permission;
            var isPublic = method.GetCustomAttribute<PublicAccessAttribute>() is not null;
            if (FaultOf(permission, isPublic, known) is { } fault)
            {
                faults.Add($"{function.Name} ({method.DeclaringType?.Name}.{method.Name}) {fault}");
                continue;
            }

            rules[function.Name] = new AccessRule(function.Name, permission);
        }

        return faults.Count == 0
            ? new AccessTable(rules)
            : throw new InvalidOperationException($"HTTP functions without a sound access rule: {string.Join("; ", faults)}.");
    }

    /// <summary>Null for a function that the table does not know: it is to be refused.</summary>
    public AccessRule? Find(string function) => _rules.GetValueOrDefault(function);

    private static bool IsHttp(MethodInfo method) => method.GetParameters().Any(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>() is not null);

    private static string? FaultOf(string? permission, bool isPublic, HashSet<string> known) => (permission, isPublic) switch
    {
        (null, false) => "names neither [RequirePermission] nor [PublicAccess]",
        (not null, true) => "names both [RequirePermission] and [PublicAccess]",
        (not null, false) when !known.Contains(permission) => $"asks for the permission '{permission}', which does not exist",
        _ => null,
    };
}
