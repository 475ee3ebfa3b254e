using System.CommandLine;
using Nebula.Cli.Installation;
using Nebula.Cli.Verification;

namespace Nebula.Cli.Commands;

/// <summary><c>verify</c>: a smoke test of the running installation.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var data = SharedOptions.Data();
        var url = SharedOptions.Url("--url", "Another installation than the one on this data folder.");
        var command = new Command("verify", "Try out the running installation from outside, changing nothing.") { data, url };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.DataFolderOf(data), parsed.GetValue(url), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(DataFolder data, Uri? url, CancellationToken cancellationToken)
    {
        var terminal = Terminal.ForThisProcess();
        var target = url ?? (new RunStateFile(data).ReadRunning() is { } state ? new Uri(state.Url) : null);
        if (target is null)
        {
            return terminal.Refuse(new Problem(ExitCodes.NotRunning, $"Nothing runs on {data.Path}.", "Start it: ./nebula up, or name one: --url URL"));
        }

        var (good, bad) = (0, 0);
        using var verifier = new InstallationVerifier(target);
        await foreach (var line in verifier.RunAsync(cancellationToken))
        {
            if (line.Failure is null)
            {
                good++;
                terminal.Ok(line.Name);
            }
            else
            {
                bad++;
                terminal.Fail($"{line.Name}: {line.Failure}", "");
            }
        }

        terminal.Plain($"{good} ok, {bad} failed");
        return bad == 0 ? ExitCodes.Ok : ExitCodes.Failed;
    }
}
