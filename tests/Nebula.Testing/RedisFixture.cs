using Nebula.Cli.Embedded;
using StackExchange.Redis;
using Xunit;

namespace Nebula.Testing;

/// <summary>A Redis-compatible server (Garnet) in this process, with a password, and a connection to it.</summary>
public sealed class RedisFixture : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    private EmbeddedCache? _cache;

    private ConnectionMultiplexer? _connection;

    /// <summary>As <c>NEBULA_REDIS</c> takes it.</summary>
    public string ConnectionUri => Cache.ConnectionUri;

    public IConnectionMultiplexer Connection => _connection ?? throw NotReady();

    private EmbeddedCache Cache => _cache ?? throw NotReady();

    public async Task InitializeAsync()
    {
        _cache = await EmbeddedCache.StartAsync(_folder.Path, loggerFactory: null, CancellationToken.None);
        var password = new Uri(_cache.ConnectionUri).UserInfo.TrimStart(':');
        _connection = await ConnectionMultiplexer.ConnectAsync($"127.0.0.1:{_cache.Port},password={password}");
    }

    /// <summary>Takes the server away, as a crash would.</summary>
    public void Stop()
    {
        _cache?.Dispose();
        _cache = null;
    }

    public async Task DisposeAsync()
    {
        if (_connection is not null)
        {
            await _connection.DisposeAsync();
        }

        Stop();
        _folder.Dispose();
    }

    private static InvalidOperationException NotReady() => new("The server is started by InitializeAsync; use the class as a fixture.");
}
