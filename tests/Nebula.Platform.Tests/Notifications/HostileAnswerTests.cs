using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Nebula.Platform.Notifications.Channels;
using Nebula.Platform.Notifications.Deliveries;
using Nebula.Testing;
using Nebula.Testing.Http;
using Npgsql;

namespace Nebula.Platform.Tests.Notifications;

/// <summary>What the other side answers, or that it takes its time, harms nothing but the one attempt.</summary>
public sealed class HostileAnswerTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private FakeHttpServer _server = null!;
    private NotificationRig _rig = null!;
    private Channel _channel = null!;
    private Func<HttpContext, Task> _answer = _ => Task.CompletedTask;

    [Theory]
    [InlineData("""{"id":"\u0000"}""", 200, "sent")]
    [InlineData("""{"id":"\ud800"}""", 200, "failed rejected")]
    [InlineData("""{"id":7}""", 200, "failed rejected")]
    [InlineData("""{"error":"\ud800\u0000"}""", 500, "waiting retrying")]
    [InlineData("""{"error":"no\u0000\udfff, never"}""", 400, "failed rejected")]
    [InlineData("[[[[", 500, "waiting retrying")]
    public async Task Answer_IsNoText_IsOneAttemptWithAnOutcome(string body, int status, string state)
    {
        _answer = context =>
        {
            context.Response.StatusCode = status;
            return context.Response.WriteAsync(body);
        };
        await TellAsync();

        await _rig.SendAsync();

        Assert.Equal(state, await _rig.StatesAsync());
        Assert.Equal(1, _server.Requests);
        Assert.NotEmpty((await TestAsync()).Answer!);
    }

    [Fact]
    public async Task Answer_IsAPage_IsKeptInOneLineThatEnds()
    {
        _answer = context =>
        {
            context.Response.StatusCode = 400;
            return context.Response.WriteAsync($$"""{"error":"{{string.Concat(Enumerable.Repeat("no\\n", 3000))}}"}""");
        };
        await TellAsync();

        await _rig.SendAsync();

        var detail = (await _rig.LogAsync()).Single().Detail!;
        Assert.InRange(detail.Length, 400, 500);
        Assert.DoesNotContain('\n', detail);
    }

    [Fact]
    public async Task Receiver_TakesItsTime_HoldsNoConnection()
    {
        var pool = _rig.Services.GetRequiredService<NpgsqlDataSource>();
        _answer = async context =>
        {
            await using var one = await pool.OpenConnectionAsync();
            await using var other = await pool.OpenConnectionAsync();
            await context.Response.WriteAsync("""{"id":"sPs71M8A2T"}""");
        };
        await TellAsync();

        await _rig.SendAsync();

        Assert.Equal("sent", await _rig.StatesAsync());
        Assert.Equal(DeliveryState.Sent, (await TestAsync()).State);
    }

    public async Task InitializeAsync()
    {
        _server = await FakeHttpServer.StartAsync(context => _answer(context));
        _rig = await NotificationRig.StartAsync(database, _folder, _server.Url.Authority, null, ("NEBULA_POSTGRES_POOL", "2"));
        _channel = await _rig.AddAsync(new ChannelInput
        {
            Name = "phone",
            Kind = ChannelKind.Ntfy,
            Ntfy = new NtfyInput { Server = _server.Url.AbsoluteUri, Topic = "alerts" },
        });
        await _rig.RuleAsync(null, _channel);
    }

    public async Task DisposeAsync()
    {
        await _rig.DisposeAsync();
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    private Task TellAsync() => _rig.TellAsync(_rig.Opened(Guid.CreateVersion7(TimeProvider.System.GetUtcNow())));

    private async Task<Delivery> TestAsync() =>
        (await _rig.Services.GetRequiredService<ChannelTester>().TestAsync(_channel.Id, NotificationRig.By, CancellationToken.None)).Value!;
}
