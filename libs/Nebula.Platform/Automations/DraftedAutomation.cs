using System.Text.Json;
using Nebula.Platform.Automations.Storage;
using Nebula.Platform.Json;

namespace Nebula.Platform.Automations;

/// <summary>An automation that is checked and not saved; times, version and author are the caller's to fill in.</summary>
internal sealed record DraftedAutomation(AutomationRow Row, List<ActionRow> Actions)
{
    public static DraftedAutomation Of(Guid id, AutomationInput input, IReadOnlyList<string> rights, List<ActionRow> actions) => new(
        new AutomationRow
        {
            Id = id,
            Name = input.Name.Trim(),
            Description = string.IsNullOrWhiteSpace(input.Description) ? null : input.Description.Trim(),
            Enabled = input.Enabled,
            Match = JsonSerializer.Serialize(input.Match, NebulaJson.Options),
            Conditions = JsonSerializer.Serialize(input.Conditions, NebulaJson.Options),
            Rights = [.. rights],
            SavedBy = "",
            Version = 0,
            CreatedAt = default,
            UpdatedAt = default,
        },
        actions);
}
