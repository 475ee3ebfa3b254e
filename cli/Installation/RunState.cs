namespace Nebula.Cli.Installation;

/// <summary>What the running launcher tells the other commands about itself (run.json).</summary>
internal sealed record RunState
{
    public required int ProcessId { get; init; }

    public required LaunchPhase Phase { get; init; }

    public required string Url { get; init; }

    public required int Port { get; init; }

    public required string FunctionsUrl { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public IReadOnlyList<ServiceState> Services { get; init; } = [];
}
