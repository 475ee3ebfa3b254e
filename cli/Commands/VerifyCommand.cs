using System.CommandLine;
using Nebula.Cli.Installation;
using Nebula.Cli.Verification;

namespace Nebula.Cli.Commands;

/// <summary><c>verify</c>: a smoke test of the running installation.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var (data, json) = (SharedOptions.Data(), SharedOptions.Json());
        var url = SharedOptions.Url("--url", "Another installation than the one on this data folder.");
        var command = new Command("verify", "Try out the running installation from outside, changing nothing.") { data, url, json };
        command.SetAction((parsed, cancellationToken) => RunAsync(Terminal.Of(parsed), parsed.DataFolderOf(data), parsed.GetValue(url), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, DataFolder data, Uri? url, CancellationToken cancellationToken)
    {
        var target = url ?? (new RunStateFile(data).ReadRunning() is { } state ? new Uri(state.Url) : null);
        if (target is null)
        {
            return terminal.Refuse(new Problem(ExitCodes.NotRunning, $"Nothing runs on {data.Path}.", "Start it: ./nebula up, or name one: --url URL"));
        }

        var tried = new List<VerifiedLine>();
        using var verifier = new InstallationVerifier(target);
        await foreach (var line in verifier.RunAsync(cancellationToken))
        {
            tried.Add(line);
            if (line.Failure is null)
            {
                terminal.Ok(line.Name);
            }
            else
            {
                terminal.Fail($"{line.Name}: {line.Failure}", "");
            }
        }

        var bad = tried.Count(line => line.Failure is not null);
        terminal.Plain($"{tried.Count - bad} ok, {bad} failed");
        if (terminal.IsJson)
        {
            terminal.Json(tried);
        }

        return bad == 0 ? ExitCodes.Ok : ExitCodes.Failed;
    }
}
