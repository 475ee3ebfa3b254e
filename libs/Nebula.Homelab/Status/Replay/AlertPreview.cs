namespace Nebula.Homelab.Status.Replay;

/// <summary>What a monitor would have alerted with the checks that were made of it.</summary>
public sealed record AlertPreview
{
    /// <summary>From when on alerts are counted.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>How many checks there were since then; none when the monitor is new, or looks at something else than before.</summary>
    public required int Checks { get; init; }

    public required int Alerts { get; init; }

    /// <summary>The first of them, at most five.</summary>
    public required IReadOnlyList<AlertMoment> First { get; init; }

    /// <summary>Conditions that nobody looked at then; they are taken to have held.</summary>
    public required IReadOnlyList<string> NotReplayed { get; init; }
}
