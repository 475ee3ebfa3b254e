using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Nebula.Homelab.Status.Checks;

namespace Nebula.Homelab.Tests.Status.Checks;

/// <summary>The probes as the product registers them, with a list of loopback endpoints that may be dialled.</summary>
internal sealed class ProbeRig : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly ServiceProvider _services;

    private ProbeRig(ServiceProvider services) => _services = services;

    public static ProbeRig Allowing(params IEnumerable<string> endpoints) => Create(endpoints, _ => { });

    public static ProbeRig Create(IEnumerable<string> endpoints, Action<IServiceCollection> configure)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection([new("NEBULA_OUTBOUND_ALLOW", string.Join(',', endpoints))])
            .Build());
        services.AddChecks();
        configure(services);
        return new ProbeRig(services.BuildServiceProvider());
    }

    public Task<ProbeOutcome> RunAsync(CheckInput input, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        var check = CheckParser.Parse(input);
        Assert.True(check.IsSuccess, check.Error?.Detail);
        return _services.GetRequiredService<ProbeRunner>().RunAsync(check.Value, timeout ?? Patience, cancellationToken);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
