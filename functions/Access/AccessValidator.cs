using Microsoft.Extensions.Hosting;

namespace Nebula.Functions.Access;

/// <summary>Makes the start fail on an HTTP function without a sound access rule: building the table throws, and it is built here.</summary>
internal sealed class AccessValidator(Lazy<AccessTable> table) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _ = table.Value;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
