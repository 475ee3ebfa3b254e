using System.Collections.Concurrent;
using Nebula.Homelab.Status;
using Nebula.Homelab.Status.Checks;
using Nebula.Homelab.Status.Checks.Tcp;
using Nebula.Platform.Outbound;

namespace Nebula.Homelab.Tests.Status.Scheduling;

/// <summary>Stands for every probe. Ports name the targets; those of <see cref="Silent"/> never answer.</summary>
internal sealed class FakeProbe(TimeProvider time) : IProbe, IServiceProvider
{
    private readonly ConcurrentDictionary<int, int> _running = new();
    private readonly ConcurrentDictionary<int, int> _runs = new();
    private readonly ConcurrentDictionary<int, DateTimeOffset> _begun = new();

    public HashSet<int> Silent { get; } = [];

    /// <summary>True once a target was looked at while it was being looked at.</summary>
    public bool Overlapped { get; private set; }

    public int RunsOf(int port) => _runs.GetValueOrDefault(port);

    /// <summary>When the last look at the target began.</summary>
    public DateTimeOffset BegunOf(int port) => _begun.GetValueOrDefault(port);

    public object GetService(Type serviceType) => this;

    public async Task<ProbeOutcome> RunAsync(Check check, OutboundTrace trace, CancellationToken cancellationToken)
    {
        var port = ((TcpCheck)check).Endpoint.Port;
        _begun[port] = time.GetUtcNow();
        _runs.AddOrUpdate(port, 1, (_, runs) => runs + 1);
        Overlapped |= _running.AddOrUpdate(port, 1, (_, running) => running + 1) > 1;
        try
        {
            if (Silent.Contains(port))
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            }

            return ProbeOutcome.Of(ServiceState.Up, "answers", TimeSpan.FromMilliseconds(3));
        }
        finally
        {
            _running.AddOrUpdate(port, 0, (_, running) => running - 1);
        }
    }
}
