using System.Text.Json;
using Nebula.Cli.Installation;

namespace Nebula.Cli.Launching;

/// <summary>What a person reads when everything runs: where to go, and on the first run the way in.</summary>
internal sealed class Welcome(LaunchSession session)
{
    public async Task ShowAsync(CancellationToken cancellationToken)
    {
        var terminal = session.Terminal;
        terminal.Plain("");
        try
        {
            terminal.Strong(await WayInAsync(cancellationToken));
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            // Everything runs; a machine with too much to do is no reason to stop it again.
            terminal.Strong($"Open {session.Url}");
            terminal.Warn($"Whether there is an owner yet was not answered: {exception.Message}", $"./nebula setup-link{DataArgument} asks again.");
        }

        terminal.Plain($"From another machine: ssh -L {session.Options.Port}:127.0.0.1:{session.Options.Port} {Environment.UserName}@{Environment.MachineName}");
        terminal.Plain("");
        terminal.Plain(BackgroundLaunch.IsThisProcess
            ? $"Ready. ./nebula down{DataArgument} stops it; ./nebula doctor explains."
            : "Ready. Ctrl-C stops; ./nebula up --detach keeps it; ./nebula doctor explains.");
    }

    private async Task<string> WayInAsync(CancellationToken cancellationToken)
    {
        var client = new InstallationClient(session.FunctionsUrl, session.LauncherToken);
        return await client.IsSetupRequiredAsync(cancellationToken) && await client.CreateSetupLinkAsync(cancellationToken) is { } link
            ? $"Open {link.For(session.Url)}  (once, until {link.ExpiresAt.ToLocalTime():HH:mm})"
            : $"Open {session.Url}";
    }

    private string DataArgument => session.Data.Path == DataFolder.DefaultPath() ? "" : $" --data {session.Data.Path}";
}
