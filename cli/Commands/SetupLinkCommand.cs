using System.CommandLine;
using Nebula.Cli.Embedded;
using Nebula.Cli.Installation;
using Nebula.Cli.Launching;

namespace Nebula.Cli.Commands;

/// <summary><c>setup-link</c>: a new one-time link; earlier ones are dead then.</summary>
internal static class SetupLinkCommand
{
    public static Command Create()
    {
        var data = SharedOptions.Data();
        var command = new Command("setup-link", "Make a new one-time link to set up the owner.") { data };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.DataFolderOf(data), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(DataFolder data, CancellationToken cancellationToken)
    {
        var terminal = Terminal.ForThisProcess();
        if (new RunStateFile(data).ReadRunning() is not { Phase: LaunchPhase.Ready } state)
        {
            return terminal.Refuse(new Problem(ExitCodes.NotRunning, $"Nebula does not run on {data.Path}.", "Start it: ./nebula up"));
        }

        try
        {
            var token = await SecretFile.ReadOrCreateAsync(data.ServiceTokenFile, cancellationToken);
            if (await new InstallationClient(new Uri(state.FunctionsUrl), token).CreateSetupLinkAsync(cancellationToken) is not { } link)
            {
                return terminal.Refuse(new Problem(ExitCodes.Failed, "There is an owner already; a setup link has nothing to do.", $"Sign in: {state.Url}"));
            }

            terminal.Strong($"Open {link.For(state.Url)}  (once, until {link.ExpiresAt.ToLocalTime():HH:mm})");
            return ExitCodes.Ok;
        }
        catch (HttpRequestException error)
        {
            return terminal.Refuse(new Problem(ExitCodes.ServiceFailed, $"The functions made no link: {error.Message}", "./nebula logs functions"));
        }
    }
}
