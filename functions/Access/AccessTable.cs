using System.Reflection;
using Nebula.Functions.Catalog;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Access;

/// <summary>
/// The access rule of every HTTP function of the catalog, which knows attributes only, so that it holds on any runtime.
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
        foreach (var function in FunctionCatalog.HttpFunctions(types))
        {
            if (FaultOf(function, known) is { } fault)
            {
                faults.Add($"{function.Name} ({function.Method.DeclaringType?.Name}.{function.Method.Name}) {fault}");
                continue;
            }

            rules[function.Name] = new AccessRule(function.Name, function.Permission, function.NeedsFreshSession);
        }

        return faults.Count == 0
            ? new AccessTable(rules)
            : throw new InvalidOperationException($"HTTP functions without a sound access rule: {string.Join("; ", faults)}.");
    }

    /// <summary>Null for a function that the table does not know: it is to be refused.</summary>
    public AccessRule? Find(string function) => _rules.GetValueOrDefault(function);

    private static string? FaultOf(HttpFunction function, HashSet<string> known) => (function.Permission, function.PublicBecause) switch
    {
        (null, null) => "names neither [RequirePermission] nor [PublicAccess]",
        (not null, not null) => "names both [RequirePermission] and [PublicAccess]",
        (null, not null) when function.NeedsFreshSession => "is public and names [RequireFreshSession]: nobody need be signed in",
        ({ } permission, null) when !known.Contains(permission) => $"asks for the permission '{permission}', which does not exist",
        _ => null,
    };
}
