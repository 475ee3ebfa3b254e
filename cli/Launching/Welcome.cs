using Nebula.Cli.Installation;

namespace Nebula.Cli.Launching;

/// <summary>What a person reads when everything runs: where to go, and on the first run the way in.</summary>
internal sealed class Welcome(LaunchSession session)
{
    public async Task ShowAsync(CancellationToken cancellationToken)
    {
        var client = new InstallationClient(session.FunctionsUrl, session.LauncherToken);
        var terminal = session.Terminal;
        terminal.Plain("");
        if (await client.IsSetupRequiredAsync(cancellationToken) && await client.CreateSetupLinkAsync(cancellationToken) is { } link)
        {
            terminal.Strong($"Open {link.For(session.Url)}  (once, until {link.ExpiresAt.ToLocalTime():HH:mm})");
        }
        else
        {
            terminal.Strong($"Open {session.Url}");
        }

        terminal.Plain($"From another machine: ssh -L {session.Options.Port}:127.0.0.1:{session.Options.Port} {Environment.UserName}@{Environment.MachineName}");
        terminal.Plain("");
        terminal.Plain(BackgroundLaunch.IsThisProcess
            ? $"Ready. ./nebula down{DataArgument} stops it; ./nebula doctor explains."
            : "Ready. Ctrl-C stops; ./nebula up --detach keeps it; ./nebula doctor explains.");
    }

    private string DataArgument => session.Data.Path == DataFolder.DefaultPath() ? "" : $" --data {session.Data.Path}";
}
