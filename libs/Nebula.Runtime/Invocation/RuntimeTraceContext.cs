using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;

namespace Nebula.Runtime.Invocation;

/// <inheritdoc/>
internal sealed class RuntimeTraceContext(Activity? activity) : TraceContext
{
    public override string TraceParent => activity?.Id ?? "";

    public override string TraceState => activity?.TraceStateString ?? "";

    public override IReadOnlyDictionary<string, string> Baggage { get; } =
        (activity?.Baggage ?? [])
            .GroupBy(entry => entry.Key, StringComparer.Ordinal)
            .ToDictionary(entries => entries.Key, entries => entries.First().Value ?? "", StringComparer.Ordinal);
}
