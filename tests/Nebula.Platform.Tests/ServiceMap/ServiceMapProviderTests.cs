using Nebula.Platform.ServiceMap;

namespace Nebula.Platform.Tests.ServiceMap;

public sealed class ServiceMapProviderTests
{
    private readonly ServiceMapProvider _provider = new();

    [Fact]
    public void Current_BeforeAnything_IsEmptyWithoutAVersion()
    {
        Assert.Empty(_provider.Current.Services);
        Assert.Equal("", _provider.Current.Version);
    }

    [Fact]
    public async Task WatchAsync_AfterPublications_YieldsTheFirstAndThenTheLatest()
    {
        await using var maps = _provider.WatchAsync().GetAsyncEnumerator();
        _provider.Publish(Map("1"));
        await maps.MoveNextAsync();
        var first = maps.Current.Version;
        _provider.Publish(Map("2"));
        _provider.Publish(Map("3"));

        await maps.MoveNextAsync();

        Assert.Equal(("1", "3"), (first, maps.Current.Version));
    }

    [Fact]
    public async Task WatchAsync_Cancelled_Ends()
    {
        using var stop = new CancellationTokenSource();
        await using var maps = _provider.WatchAsync(stop.Token).GetAsyncEnumerator(CancellationToken.None);
        await maps.MoveNextAsync();
        var next = maps.MoveNextAsync().AsTask();

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
    }

    private static ServiceMapSnapshot Map(string version) => new() { Path = "", LoadedAt = default, Version = version };
}
