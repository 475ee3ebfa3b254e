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
            variables.Add(named[header.Name] = VariableOf(monitor.Key, header.Name));
        }

        var rest = own.Where(member => member.Key is not (Sealed or Named)).ToDictionary();
        rest[Named] = OwnMembers.Of((Named, named))![Named];
        return (monitor with { Check = monitor.Check with { Own = rest } }, variables);
    }

    // A name begins with a letter, and those of Nebula itself are not for others.
    private static string VariableOf(string key, string header)
    {
        var name = new string([.. $"{key}_{header}".Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToUpperInvariant(letter) : '_')]);
        var own = char.IsAsciiLetter(name[0]) && !name.StartsWith("NEBULA_", StringComparison.Ordinal) ? name : $"HEADER_{name}";
        return own.Length > MaxName ? own[..MaxName] : own;
    }
}
