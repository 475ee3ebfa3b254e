using Microsoft.Extensions.Hosting;

namespace Nebula.Functions.Audit;

/// <summary>Makes the start fail on a function that changes something unseen: building the table throws, and it is built here.</summary>
internal sealed class AuditValidator(Lazy<AuditTable> table) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _ = table.Value;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
