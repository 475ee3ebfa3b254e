using System.CommandLine;
using System.Text.Json;
using Nebula.Cli.Embedded;
using Nebula.Cli.Installation;
using Nebula.Cli.Launching;

namespace Nebula.Cli.Commands;

/// <summary><c>setup-link</c>: a new one-time link; earlier ones are dead then.</summary>
internal static class SetupLinkCommand
{
    public static Command Create()
    {
        var (data, json) = (SharedOptions.Data(), SharedOptions.Json());
        var functions = SharedOptions.Url("--functions", "Functions that ./nebula did not start, as in containers; NEBULA_SERVICE_TOKEN holds their token.");
        var command = new Command("setup-link", "Make a new one-time link to set up the owner.") { data, functions, json };
        command.SetAction((parsed, cancellationToken) => parsed.GetValue(functions) is { } url
            ? OfOthersAsync(Terminal.Of(parsed), url, parsed.DataFolderOf(data), cancellationToken)
            : OfOwnAsync(Terminal.Of(parsed), parsed.DataFolderOf(data), cancellationToken));
        return command;
    }

    private static async Task<int> OfOwnAsync(Terminal terminal, DataFolder data, CancellationToken cancellationToken)
    {
        if (new RunStateFile(data).ReadRunning() is not { Phase: LaunchPhase.Ready } state)
        {
            return terminal.Refuse(new Problem(ExitCodes.NotRunning, $"Nebula does not run on {data.Path}.", "Start it: ./nebula up"));
        }

        var token = await SecretFile.ReadOrCreateAsync(data.ServiceTokenFile, cancellationToken);
        return await AskAsync(terminal, new Uri(state.FunctionsUrl), token, state.Url, "./nebula logs functions", cancellationToken);
    }

    private static async Task<int> OfOthersAsync(Terminal terminal, Uri functions, DataFolder data, CancellationToken cancellationToken)
    {
        var settings = LauncherSettings.Load(RepositoryRoot.FindOrNull(), data);
        if (settings[LauncherSettings.ServiceToken] is not { } token)
        {
            return terminal.Refuse(new Problem(ExitCodes.Usage, $"{LauncherSettings.ServiceToken} is not set.", "Set it to the token that those functions run with."));
        }

        var site = (settings[LauncherSettings.PublicUrl] ?? functions.GetLeftPart(UriPartial.Authority)).TrimEnd('/');
        return await AskAsync(terminal, functions, token, site, "See the log of the functions.", cancellationToken);
    }

    private static async Task<int> AskAsync(
        Terminal terminal, Uri functions, string token, string site, string whereToLook, CancellationToken cancellationToken)
    {
        try
        {
            if (await new InstallationClient(functions, token).CreateSetupLinkAsync(cancellationToken) is not { } link)
            {
                return terminal.Refuse(new Problem(ExitCodes.Failed, "There is an owner already; a setup link has nothing to do.", $"Sign in: {site}"));
            }

            if (terminal.IsJson)
            {
                terminal.Json(new { url = link.For(site), link.ExpiresAt });
                return ExitCodes.Ok;
            }

            terminal.Strong($"Open {link.For(site)}  (once, until {link.ExpiresAt.ToLocalTime():HH:mm})");
            return ExitCodes.Ok;
        }
        catch (Exception error) when (error is HttpRequestException or JsonException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            var code = error is HttpRequestException { StatusCode: not null } ? ExitCodes.Failed : ExitCodes.ServiceFailed;
            return terminal.Refuse(new Problem(code, $"The functions made no link: {error.Message}", whereToLook));
        }
    }
}
