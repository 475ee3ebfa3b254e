using System.Text.Json;
using Nebula.Homelab.Status.Checks;
using Nebula.Platform.Json;

namespace Nebula.Homelab.Status.Monitors;

/// <summary>Knows monitors by their name and what they check.</summary>
internal sealed class MonitorLikeness(IEnumerable<Monitor> monitors)
{
    private readonly HashSet<(string Name, string Check)> _known = [.. monitors.Select(monitor => (monitor.Name, TextOf(monitor.Check)))];

    /// <summary>False when there is one like it already.</summary>
    public bool Add(MonitorDraft draft) => _known.Add((draft.Name, TextOf(draft.Check.ToInput())));

    // A check that was read and written again has its members in one order; jsonb gives them back in another.
    private static string TextOf(CheckInput check) => JsonSerializer.Serialize(CheckParser.Parse(check).Value?.ToInput() ?? check, NebulaJson.Options);
}
