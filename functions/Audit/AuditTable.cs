using System.Reflection;
using Nebula.Functions.Catalog;
using Nebula.Platform.Audit;

namespace Nebula.Functions.Audit;

/// <summary>
/// What each HTTP function is called in the audit log. One that can change something names its act, or says why nobody will ask about it;
/// otherwise, or with an act that does not exist, the application does not start.
/// </summary>
internal sealed class AuditTable
{
    private static readonly string[] Changing = ["post", "put", "patch", "delete"];

    private readonly Dictionary<string, AuditedAct> _acts;

    private AuditTable(Dictionary<string, AuditedAct> acts) => _acts = acts;

    public static AuditTable Of(Assembly assembly) => Of(assembly.GetTypes());

    public static AuditTable Of(IEnumerable<Type> types)
    {
        var known = typeof(AuditActions).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!).ToHashSet();
        var acts = new Dictionary<string, AuditedAct>(StringComparer.OrdinalIgnoreCase);
        var faults = new List<string>();
        foreach (var function in FunctionCatalog.HttpFunctions(types))
        {
            var audited = function.Method.GetCustomAttribute<AuditedAttribute>();
            if (FaultOf(function, audited, known) is { } fault)
            {
                faults.Add($"{function.Name} ({function.Method.DeclaringType?.Name}.{function.Method.Name}) {fault}");
            }
            else if (audited is not null)
            {
                acts[function.Name] = new AuditedAct(audited.Action, audited.Target);
            }
        }

        return faults.Count == 0
            ? new AuditTable(acts)
            : throw new InvalidOperationException($"HTTP functions without a sound word on auditing: {string.Join("; ", faults)}.");
    }

    /// <summary>Null for a function that only reads.</summary>
    public AuditedAct? Find(string function) => _acts.GetValueOrDefault(function);

    private static string? FaultOf(HttpFunction function, AuditedAttribute? audited, HashSet<string> known)
    {
        var exempt = function.Method.GetCustomAttribute<NotAuditedAttribute>();
        return (audited, exempt) switch
        {
            // A trigger without methods takes all of them.
            (null, null) when function.Verbs.Count == 0 || function.Verbs.Intersect(Changing).Any() => "names neither [Audited] nor [NotAudited]",
            (not null, not null) => "names both [Audited] and [NotAudited]",
            ({ Action: var action }, null) when !known.Contains(action) => $"names the act '{action}', which does not exist",
            (null, { Because: var because }) when string.IsNullOrWhiteSpace(because) => "does not say why it is [NotAudited]",
            _ => null,
        };
    }
}
