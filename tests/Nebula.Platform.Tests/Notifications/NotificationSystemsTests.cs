using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Nebula.Platform.Audit;
using Nebula.Platform.Integrations;
using Nebula.Platform.Notifications.Channels;
using Nebula.Platform.Notifications.Deliveries;
using Nebula.Platform.Secrets.Masking;
using Nebula.Testing;
using Nebula.Testing.Http;

namespace Nebula.Platform.Tests.Notifications;

/// <summary>The cards of channels: each tells what became of real messages.</summary>
public sealed class NotificationSystemsTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private int _status = StatusCodes.Status200OK;
    private FakeHttpServer _server = null!;
    private NotificationRig _rig = null!;

    [Fact]
    public async Task List_NoChannel_NamesEachKindAndHowToHaveOne()
    {
        var cards = await ListAsync();

        Assert.Equal(["Discord", "Webhook", "ntfy", "Email"], cards.Select(card => card.Description.Name));
        Assert.All(cards, card => Assert.Equal(["a channel that is on"], card.Missing));
        Assert.All(cards, card => Assert.Contains("Paste", card.Description.HowTo, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(StatusCodes.Status200OK, true, "the last message was sent at 2026-06-10 12:00:00Z")]
    [InlineData(StatusCodes.Status404NotFound, false, "404")]
    [InlineData(StatusCodes.Status500InternalServerError, false, "500")]
    public async Task Test_AMessageWasTried_TellsWhatBecameOfIt(int status, bool works, string detail)
    {
        var channel = await AddAsync();
        _status = status;
        await _rig.Services.GetRequiredService<ChannelTester>().TestAsync(channel.Id, NotificationRig.By, CancellationToken.None);

        var card = await FindAsync(channel);
        var answer = await card.TestAsync(CancellationToken.None);

        Assert.False(card.IsUntried);
        Assert.Equal(works, answer.Works);
        Assert.Contains(detail, answer.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_RuleDeliveryIsTriedAgain_Fails()
    {
        var channel = await AddAsync();
        await _rig.RuleAsync(null, channel);
        _status = StatusCodes.Status500InternalServerError;
        await _rig.TellAsync(_rig.Opened(Guid.CreateVersion7(TimeProvider.System.GetUtcNow())));
        await _rig.SendAsync();

        var answer = await (await FindAsync(channel)).TestAsync(CancellationToken.None);

        Assert.False(answer.Works);
        Assert.StartsWith("1 attempts in a row failed", answer.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_NothingWasSentYet_IsRefusedAndNoNews()
    {
        var channel = await AddAsync();
        var service = new IntegrationService(
            database.DataSource, [], _rig.Services.GetServices<IIntegrationSource>(), null!, new SecretMask(), _rig.Time, NullLogger<IntegrationService>.Instance);

        await service.TestAllAsync(CancellationToken.None);
        var tested = await service.TestAsync($"channel-{channel.Id}", Actor.Nebula, CancellationToken.None);

        Assert.Equal("integration_untried", tested.Error?.Code);
        Assert.Empty(await _rig.MoveAsync());
    }

    public async Task InitializeAsync()
    {
        _server = await FakeHttpServer.StartAsync(async context =>
        {
            context.Response.StatusCode = _status;
            await context.Response.WriteAsync("{}");
        });
        _rig = await NotificationRig.StartAsync(database, _folder, _server.Url.Authority);
    }

    public async Task DisposeAsync()
    {
        await _rig.DisposeAsync();
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    private Task<Channel> AddAsync() =>
        _rig.AddAsync(new ChannelInput { Name = "hook", Kind = ChannelKind.Webhook, Webhook = new WebhookInput(_server.Url.ToString()) });

    private async Task<IIntegration> FindAsync(Channel channel) =>
        (await ListAsync()).Single(card => card.Description.Id == $"channel-{channel.Id}");

    private Task<IReadOnlyList<IIntegration>> ListAsync() =>
        _rig.Services.GetServices<IIntegrationSource>().Single().ListAsync(CancellationToken.None);
}
