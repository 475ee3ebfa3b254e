using Nebula.Platform.Integrations;
using Nebula.Platform.Notifications.Channels;
using Npgsql;

namespace Nebula.Platform.Notifications.Systems;

/// <summary>
/// What messages go to: a card for each channel that is on, and one for each kind of which there is none. A card looks at what became of real
/// messages and sends none, which every five minutes would be a nuisance.
/// </summary>
internal sealed class NotificationSystems(NpgsqlDataSource database) : IIntegrationSource
{
    public async Task<IReadOnlyList<IIntegration>> ListAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var channels = await ChannelStandingStore.ReadAsync(connection, cancellationToken);
        var unused = Enum.GetValues<ChannelKind>().Except(channels.Select(channel => channel.KindOf));
        return [.. channels.Select(channel => new ChannelSystem(channel)), .. unused.Select(kind => new UnusedKind(kind))];
    }

    /// <summary>The name that makers and people use.</summary>
    private static string NameOf(ChannelKind kind) => kind switch
    {
        ChannelKind.Discord => "Discord",
        ChannelKind.Webhook => "Webhook",
        ChannelKind.Ntfy => "ntfy",
        _ => "Email",
    };

    private static IntegrationDescription Describe(string id, string name, ChannelKind kind)
    {
        var (purpose, howTo, link) = kind switch
        {
            ChannelKind.Discord => (
                "Takes messages for a channel of a Discord server.",
                "Paste the URL of a webhook on the page Notifications.",
                new Uri("https://support.discord.com/hc/en-us/articles/228383668-Intro-to-Webhooks")),
            ChannelKind.Webhook => ("Takes messages as signed JSON.", "Paste any https address on the page Notifications.", null),
            ChannelKind.Ntfy => ("Brings messages to phones.", "Paste the URL of a topic on the page Notifications.", new Uri("https://docs.ntfy.sh/")),
            _ => ("Takes messages as mail, by an SMTP server.", "Paste an address or smtp://user:password@host on the page Notifications.", (Uri?)null),
        };
        return new IntegrationDescription(id, name, purpose) { Settings = [], HowTo = howTo, Link = link };
    }

    private sealed class ChannelSystem(ChannelStanding channel) : IIntegration
    {
        public IntegrationDescription Description { get; } =
            Describe($"channel-{channel.Id}", channel.Name, channel.KindOf) with { HowTo = $"{NameOf(channel.KindOf)}: change and test it on the page Notifications." };

        public IReadOnlyList<string> Missing => [];

        public bool IsUntried => channel is { State: null, BrokenWhy: null, Failures: 0 };

        public Task<IntegrationAnswer> TestAsync(CancellationToken cancellationToken) => Task.FromResult(channel switch
        {
            { BrokenWhy: { } why } => new IntegrationAnswer(false, $"given up: {why}"),
            { Failures: > 0 } => new IntegrationAnswer(false, $"{channel.Failures} attempts in a row failed: {channel.WaitFor}"),
            { State: "sent" } => new IntegrationAnswer(true, $"the last message was sent at {channel.At:u}"),
            _ => new IntegrationAnswer(false, $"the last message, of {channel.At:u}, failed: {channel.Answer}"),
        });
    }

    private sealed class UnusedKind(ChannelKind kind) : IIntegration
    {
        public IntegrationDescription Description { get; } = Describe($"channels-{NameOf(kind).ToLowerInvariant()}", NameOf(kind), kind);

        public IReadOnlyList<string> Missing { get; } = ["a channel that is on"];

        public Task<IntegrationAnswer> TestAsync(CancellationToken cancellationToken) => Task.FromResult(new IntegrationAnswer(false, "there is no channel"));
    }
}
