namespace Nebula.Platform.Automations.Actions;

/// <summary>What a kind of action is, for the page and for the checks.</summary>
/// <param name="Kind">Stable, snake_case: <c>run_monitor</c>.</param>
/// <param name="Label">For people: <c>Run a monitor</c>.</param>
/// <param name="Description">One sentence.</param>
public sealed record ActionDescription(string Kind, string Label, string Description)
{
    public required IReadOnlyList<ActionParameter> Parameters { get; init; }

    /// <summary>Permissions of <see cref="Identity.Permissions"/>, which whoever saves an automation with it must have.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>Seconds until the second attempt, the third and so on; empty when it is tried once.</summary>
    public IReadOnlyList<int> RetryAfterSeconds { get; init; } = [];
}
