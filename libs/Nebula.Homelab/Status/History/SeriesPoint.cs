namespace Nebula.Homelab.Status.History;

/// <summary>One bucket of a response chart; the four states are numbers of checks.</summary>
public sealed record SeriesPoint
{
    public required DateTimeOffset At { get; init; }

    public double? AvgMs { get; init; }

    public int? MinMs { get; init; }

    public int? MaxMs { get; init; }

    public required int Up { get; init; }

    public required int Degraded { get; init; }

    public required int Down { get; init; }

    public required int Unknown { get; init; }
}
