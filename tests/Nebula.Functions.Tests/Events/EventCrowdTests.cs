using System.Net;
using Nebula.Cli.Benchmarks;
using Nebula.Functions.Tests.Access;
using Nebula.Platform.Events.Dispatch;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Tests.Events;

/// <summary>The short form of what `./nebula bench platform --only events` measures.</summary>
public sealed class EventCrowdTests(InhabitedHost inhabited) : IClassFixture<InhabitedHost>
{
    private const int Readers = 100;
    private const int Subjects = 20;
    private const int Seconds = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(1000, 1)]
    [InlineData(2500, 50)]
    public async Task Stream_AHundredReadersWhileEventsPour_TellsEachWhatItWantsOnceAndInOrder(int perSecond, int batch)
    {
        var host = inhabited.Host;
        var (token, _) = await inhabited.OpenAsync(Role.Viewer);
        var server = new IPEndPoint(IPAddress.Loopback, host.Client.BaseAddress!.Port);
        var after = await PositionAsync();
        await using var crowd = await EventCrowd.GatherAsync(server, after, [$"nebula_session={token}"], Readers, Subjects, TimeProvider.System, CancellationToken.None);

        var writers = new EventWriters(host.Database.DataSource, new OutboxSignal(host.Redis.Connection), TimeProvider.System);
        await writers.WriteAsync(perSecond, batch, Subjects, Seconds, CancellationToken.None);
        await crowd.WhenDispatchedAsync(host.Database.DataSource, Patience, CancellationToken.None);
        var compared = await crowd.CompareAsync(host.Database.DataSource, after, Patience, CancellationToken.None);

        Assert.Equal((0, 0), compared);
        Assert.Equal(perSecond * Seconds / Subjects * Readers, crowd.Deliveries);
    }

    private Task<long> PositionAsync() => EventCrowd.EndAsync(inhabited.Host.Database.DataSource, CancellationToken.None);
}
