using Microsoft.Azure.Functions.Worker;
using Nebula.Platform.Integrations;

namespace Nebula.Functions.Integrations;

/// <summary>Looks at the outside systems that are set up, so that the cards tell how it is and not how it was.</summary>
internal sealed class TestIntegrationsTimer(IntegrationService integrations)
{
    [Function("test-integrations")]
    public Task Run([TimerTrigger("20 */5 * * * *")] TimerInfo timer, CancellationToken cancellationToken) => integrations.TestAllAsync(cancellationToken);
}
