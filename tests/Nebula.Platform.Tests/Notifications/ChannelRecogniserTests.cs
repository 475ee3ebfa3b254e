using Nebula.Platform.Notifications.Channels;

namespace Nebula.Platform.Tests.Notifications;

public sealed class ChannelRecogniserTests
{
    private const string Hook = "api/webhooks/123456789012345678/abcdefghijklmnopqrstuvwxyz_-0123";

    [Theory]
    [InlineData($"https://discord.com/{Hook}", "Discord")]
    [InlineData($"  https://discordapp.com/{Hook}\n", "Discord")]
    [InlineData($"https://canary.discord.com/{Hook}", "Discord")]
    [InlineData($"https://ptb.discord.com/{Hook}/", "Discord")]
    [InlineData("https://discord.com/channels/1/2", null)]
    [InlineData("https://discord.gg/invite", null)]
    [InlineData($"https://discord.com.evil.example/{Hook}", "Webhook discord.com.evil.example")]
    [InlineData("https://ntfy.sh/nautilus", "Ntfy https://ntfy.sh nautilus")]
    [InlineData("http://ntfy.home:8080/nautilus", "Ntfy http://ntfy.home:8080 nautilus")]
    [InlineData("ntfy://ntfy.sh/nautilus", "Ntfy https://ntfy.sh nautilus")]
    [InlineData("https://ntfy.sh/", "Ntfy https://ntfy.sh  ?ntfy.topic")]
    [InlineData("https://hooks.example.org/a/b?token=1", "Webhook hooks.example.org")]
    [InlineData("https://user:password@hooks.example.org/", null)]
    [InlineData("nemo@example.org", "Email  nemo@example.org nemo@example.org ?email.host")]
    [InlineData("mailto:nemo@example.org", "Email  nemo@example.org nemo@example.org ?email.host")]
    [InlineData("nemo@example.org, ned@example.org", "Email  nemo@example.org nemo@example.org,ned@example.org ?email.host")]
    [InlineData("smtps://nemo%40example.org:p%3Aw@mail.example.org", "Email mail.example.org nemo@example.org nemo@example.org")]
    [InlineData("smtp://mail.example.org:2525", "Email mail.example.org   ?email.from,email.to")]
    [InlineData("", null)]
    [InlineData("Twenty thousand leagues", null)]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("file:///etc/passwd", null)]
    [InlineData("https://ntfy.sh/a\u0000b", null)]
    public void Read_Paste_IsWhatItIs(string pasted, string? expected)
    {
        var read = ChannelRecogniser.Read(pasted);

        Assert.Equal(expected, read.IsSuccess ? WordsOf(read.Value) : null);
        Assert.Equal(expected is null ? "paste_not_understood" : null, read.Error?.Code);
    }

    [Fact]
    public void Read_OneLetterTooMuch_IsRefused()
    {
        const string Start = "ntfy://ntfy.sh/";

        Assert.True(ChannelRecogniser.Read(Start.PadRight(2000, 'a')).IsSuccess);
        Assert.False(ChannelRecogniser.Read(Start.PadRight(2001, 'a')).IsSuccess);
    }

    private static string WordsOf(Recognised read)
    {
        var missing = read.Missing.Count == 0 ? "" : $" ?{string.Join(',', read.Missing)}";
        return read.Channel switch
        {
            { Discord: not null } => "Discord",
            { Webhook: not null, Name: var host } => $"Webhook {host}",
            { Ntfy: { } ntfy } => $"Ntfy {ntfy.Server} {ntfy.Topic}{missing}",
            { Email: { } email } => $"Email {email.Host} {email.From} {string.Join(',', email.To)}{missing}",
            _ => "nothing",
        };
    }
}
