using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Nebula.Platform.Audit;
using Nebula.Platform.Secrets;
using Nebula.Testing;

namespace Nebula.Functions.Tests.Secrets;

/// <summary>The secrets of an app, as another process of the same installation has them.</summary>
internal sealed class StoredSecrets(FunctionsHost host) : IAsyncDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(host.Environment).Build())
        .AddSingleton(host.Database.DataSource)
        .AddSingleton(_ => LoggerFactory.Create(_ => { }))
        .AddSecrets()
        .BuildServiceProvider();

    public async Task SetAsync(string name, string value)
    {
        await using var connection = await host.Database.DataSource.OpenConnectionAsync();
        Assert.True((await _services.GetRequiredService<SecretStore>().SetAsync(connection, name, value, Actor.Nebula, CancellationToken.None)).IsSuccess);
    }

    public async Task<string?> ReadAsync(string name) => (await _services.GetRequiredService<SecretStore>().ReadAsync(name, CancellationToken.None)).Value;

    public async Task<SecretKeys> LookAsync() => (await _services.GetRequiredService<SecretRotation>().LookAsync(CancellationToken.None)).Value!;

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
