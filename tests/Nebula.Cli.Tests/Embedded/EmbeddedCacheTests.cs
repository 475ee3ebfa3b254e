using Nebula.Cli.Embedded;
using Nebula.Testing;
using StackExchange.Redis;

namespace Nebula.Cli.Tests.Embedded;

public sealed class EmbeddedCacheTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task StartAsync_WithItsPassword_KeepsExpiringValuesAndPublishes()
    {
        using var cache = await EmbeddedCache.StartAsync(_folder.Path, null, CancellationToken.None);
        await using var connection = await ConnectAsync(cache, PasswordOf(cache));
        var heard = new TaskCompletionSource<string?>();
        await connection.GetSubscriber().SubscribeAsync(RedisChannel.Literal("news"), (_, message) => heard.TrySetResult(message));

        await connection.GetDatabase().StringSetAsync("key", "value", TimeSpan.FromMinutes(1));
        await connection.GetSubscriber().PublishAsync(RedisChannel.Literal("news"), "hello");

        Assert.Equal("value", (string?)await connection.GetDatabase().StringGetAsync("key"));
        Assert.InRange((await connection.GetDatabase().KeyTimeToLiveAsync("key"))!.Value.TotalSeconds, 50, 60);
        Assert.Equal("hello", await heard.Task.WaitAsync(TimeSpan.FromSeconds(5)));
    }

    [Theory]
    [InlineData("wrong")]
    [InlineData("")]
    public async Task StartAsync_WithoutItsPassword_IsRefused(string password)
    {
        using var cache = await EmbeddedCache.StartAsync(_folder.Path, null, CancellationToken.None);

        var refused = await Record.ExceptionAsync(() => ConnectAsync(cache, password));

        Assert.IsType<RedisConnectionException>(refused);
    }

    [Fact]
    public async Task StartAsync_SecondTime_KeepsPasswordAndPort()
    {
        string first;
        using (var cache = await EmbeddedCache.StartAsync(_folder.Path, null, CancellationToken.None))
        {
            first = cache.ConnectionUri;
        }

        using var second = await EmbeddedCache.StartAsync(_folder.Path, null, CancellationToken.None);

        Assert.Equal(first, second.ConnectionUri);
    }

    public void Dispose() => _folder.Dispose();

    private static string PasswordOf(EmbeddedCache cache) => new Uri(cache.ConnectionUri).UserInfo.TrimStart(':');

    private static Task<ConnectionMultiplexer> ConnectAsync(EmbeddedCache cache, string password) =>
        ConnectionMultiplexer.ConnectAsync(new ConfigurationOptions
        {
            EndPoints = { { "127.0.0.1", cache.Port } },
            Password = password,
            ConnectRetry = 1,
            ConnectTimeout = 2000,
        });
}
