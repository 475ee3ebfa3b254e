using System.Text.Json;
using Nebula.Platform.Json;

namespace Nebula.Homelab.Status.Checks;

/// <summary>Makes the members of <see cref="CheckInput.Own"/>.</summary>
public static class OwnMembers
{
    /// <summary>The members that have a value; null when none has.</summary>
    public static IDictionary<string, JsonElement>? Of(params ReadOnlySpan<(string Name, object? Value)> members)
    {
        var own = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (name, value) in members)
        {
            if (value is not null)
            {
                own[name] = JsonSerializer.SerializeToElement(value, value.GetType(), NebulaJson.Options);
            }
        }

        return own.Count > 0 ? own : null;
    }
}
