using Nebula.Platform.Notifications.Channels;

namespace Nebula.Platform.Tests.Notifications;

/// <summary>A secret that was left out is the one that is there, but it is sent nowhere else than where it was given for.</summary>
public sealed class KeptSecretTests
{
    private const string Ntfy = "https://ntfy.example";

    [Theory]
    [InlineData("https://evil.example", null, true)]
    [InlineData("http://ntfy.example", null, true)]
    [InlineData("https://ntfy.example/", null, false)]
    [InlineData("https://evil.example", "tk_new", false)]
    [InlineData("https://evil.example", "", false)]
    public void Ntfy_ServerChanged_AsksForTheToken(string server, string? token, bool asks)
    {
        var before = new ChannelTarget { Ntfy = new NtfyTarget(Ntfy, "alerts", TokenSet: true) };
        var input = new ChannelInput { Name = "phone", Kind = ChannelKind.Ntfy, Ntfy = new NtfyInput { Server = server, Topic = "other", Token = token } };

        var read = ChannelValidator.Read(input, new ChannelSecret { Key = "tk_old" }, before);

        Assert.Equal(asks ? "ntfy.token" : null, read.Error?.Fields.Single().Field);
        Assert.True(asks || server.StartsWith(Ntfy, StringComparison.Ordinal) == (read.Value!.Secret.Key == "tk_old"));
    }

    [Theory]
    [InlineData("smtp.example", 587, EmailSecurity.StartTls, "nebula", false)]
    [InlineData("SMTP.example", 587, EmailSecurity.Tls, "nebula", false)]
    [InlineData("evil.example", 587, EmailSecurity.StartTls, "nebula", true)]
    [InlineData("smtp.example", 2525, EmailSecurity.StartTls, "nebula", true)]
    [InlineData("smtp.example", 587, EmailSecurity.None, "nebula", true)]
    [InlineData("smtp.example", 587, EmailSecurity.StartTls, "somebody", true)]
    public void Email_LeadsElsewhere_AsksForThePassword(string host, int port, EmailSecurity security, string user, bool asks)
    {
        var target = ChannelValidator.Read(Mail("smtp.example", 587, EmailSecurity.StartTls, "nebula", "old"), ChannelSecret.None, new ChannelTarget()).Value!.Target;

        var read = ChannelValidator.Read(Mail(host, port, security, user), new ChannelSecret { Key = "old" }, target);
        var anew = ChannelValidator.Read(Mail(host, port, security, user, "new"), new ChannelSecret { Key = "old" }, target);

        Assert.Equal(asks ? "email.password" : null, read.Error?.Fields.Single().Field);
        Assert.Equal("new", anew.Value!.Secret.Key);
    }

    private static ChannelInput Mail(string host, int port, EmailSecurity security, string user, string? password = null) => new()
    {
        Name = "mail",
        Kind = ChannelKind.Email,
        Email = new EmailInput
        {
            Host = host,
            Port = port,
            Security = security,
            User = user,
            Password = password,
            From = "nebula@nebula.example",
            To = ["you@nebula.example"],
        },
    };
}
