using Nebula.Platform.Events;

namespace Nebula.Platform.Automations.DryRuns;

/// <summary>An event that the automation would have run for.</summary>
public sealed record DryRunMatch
{
    public required Guid Id { get; init; }

    public required long Position { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Type { get; init; }

    public required EventSeverity Severity { get; init; }

    public required string Title { get; init; }

    public required IReadOnlyList<WouldDo> Actions { get; init; }

    /// <summary>Why it would not have run after all; null when it would.</summary>
    public string? Note { get; init; }
}
