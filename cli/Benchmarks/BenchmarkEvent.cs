using Nebula.Platform.Events;

namespace Nebula.Cli.Benchmarks;

/// <summary>An event of a size as most have, about one of several things.</summary>
internal sealed record BenchmarkEvent(Guid Transaction, string Subject, string Before, string After) : PlatformEvent
{
    public override EventHeader Header => new("benchmark.told", EventCategory.Server, EventSeverity.Info, "benchmark", $"{Subject} went from {Before} to {After}")
    {
        Subject = Subject,
    };
}
