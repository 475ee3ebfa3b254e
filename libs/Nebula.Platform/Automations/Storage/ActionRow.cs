using System.Text.Json;
using Nebula.Platform.Automations.Actions;
using Nebula.Platform.Json;

namespace Nebula.Platform.Automations.Storage;

/// <summary>A row of the table <c>automation_actions</c>.</summary>
internal sealed record ActionRow
{
    public const string Columns = "id, automation_id, place, kind, parameters::text as parameters, sealed, sealed_names, continue_on_failure";

    public required Guid Id { get; init; }

    public required Guid AutomationId { get; init; }

    public required int Place { get; init; }

    public required string Kind { get; init; }

    /// <summary>What is shown, as JSON.</summary>
    public required string Parameters { get; init; }

    public required byte[] Sealed { get; init; }

    public required string[] SealedNames { get; init; }

    public required bool ContinueOnFailure { get; init; }

    public IReadOnlyDictionary<string, string> Shown => JsonSerializer.Deserialize<Dictionary<string, string>>(Parameters, NebulaJson.Options)!;

    public AutomationAction ToAction() => new()
    {
        Id = Id,
        Kind = Kind,
        Parameters = Shown,
        Sealed = SealedNames,
        ContinueOnFailure = ContinueOnFailure,
    };
}
