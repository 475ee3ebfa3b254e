using System.Text.Json;
using Nebula.Homelab.Status.Checks;

namespace Nebula.Homelab.Status.Monitors.Export;

/// <summary>No file holds a secret: a secret header becomes the name of an environment variable, which the map reads where it is used.</summary>
internal static class NamedSecrets
{
    private const string Sealed = "secretHeaders";
    private const string Named = "headersFromEnvironment";
    private const int MaxName = 64;

    /// <summary>The monitor without secrets, and the variables that stand for them.</summary>
    public static (Monitor Monitor, IReadOnlyList<string> Variables) Of(Monitor monitor)
    {
        if (monitor.Check.Own is not { } own || !own.TryGetValue(Sealed, out var headers) || headers.ValueKind != JsonValueKind.Object)
        {
            return (monitor, []);
        }

        var named = own.TryGetValue(Named, out var given) ? given.Deserialize<Dictionary<string, string>>()! : [];
        List<string> variables = [];
        foreach (var header in headers.EnumerateObject())
        {
            var name = VariableOf(monitor, header.Name);
            variables.Add(named[header.Name] = variables.Contains(name) ? $"{name}_{variables.Count}" : name);
        }

        var rest = own.Where(member => member.Key is not (Sealed or Named)).ToDictionary();
        rest[Named] = OwnMembers.Of((Named, named))![Named];
        return (monitor with { Check = monitor.Check with { Own = rest } }, variables);
    }

    // A name that no other monitor can have, nor a variable that is there for something else: who makes monitors chooses key and header, and
    // could else have another's secret sent to a host of his.
    private static string VariableOf(Monitor monitor, string header)
    {
        var letters = $"MONITOR_{monitor.Key}_{header}".Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToUpperInvariant(letter) : '_');
        var name = string.Join('_', new string([.. letters]).Split('_', StringSplitOptions.RemoveEmptyEntries));
        var own = Convert.ToHexString(monitor.Id.ToByteArray()[^4..]);
        return $"{name[..Math.Min(name.Length, MaxName - own.Length - 1)]}_{own}";
    }
}
