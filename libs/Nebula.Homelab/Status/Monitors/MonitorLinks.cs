using Nebula.Platform.Errors;

namespace Nebula.Homelab.Status.Monitors;

/// <summary>Checks what a monitor names: that its node and the monitors it depends on are there, and that nothing depends on itself.</summary>
internal static class MonitorLinks
{
    public static IReadOnlyList<FieldError> Check(
        MonitorDraft draft, string? key, IReadOnlyCollection<Monitor> others, IReadOnlyCollection<string> nodes)
    {
        List<FieldError> errors = [];
        if (draft.Node is not null && !nodes.Contains(draft.Node))
        {
            var known = nodes.Count == 0 ? "the service map has no nodes" : $"it must be one of {string.Join(", ", nodes.Order(StringComparer.Ordinal))}";
            errors.Add(new FieldError("node", $"There is no node {draft.Node}; {known}."));
        }

        var byKey = others.ToDictionary(other => other.Key, StringComparer.Ordinal);
        for (var i = 0; i < draft.DependsOn.Count; i++)
        {
            var parent = draft.DependsOn[i];
            if (parent == key)
            {
                errors.Add(new FieldError($"dependsOn[{i}]", "A monitor cannot depend on itself."));
            }
            else if (!byKey.ContainsKey(parent))
            {
                errors.Add(new FieldError($"dependsOn[{i}]", $"There is no monitor with the key {parent}; name one that exists."));
            }
            else if (key is not null && Reaches(parent, key, byKey))
            {
                errors.Add(new FieldError($"dependsOn[{i}]", $"{parent} depends on {key} itself, which would be a circle."));
            }
        }

        return errors;
    }

    private static bool Reaches(string from, string target, Dictionary<string, Monitor> byKey)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([from]);
        while (open.TryPop(out var key))
        {
            if (key == target)
            {
                return true;
            }

            if (seen.Add(key) && byKey.TryGetValue(key, out var monitor))
            {
                foreach (var parent in monitor.DependsOn)
                {
                    open.Push(parent);
                }
            }
        }

        return false;
    }
}
