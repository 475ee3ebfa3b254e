using System.CommandLine;
using Nebula.Cli.Embedded;

namespace Nebula.Cli.Commands;

/// <summary><c>secrets rotate-token</c>: another token for <c>./nebula</c> itself.</summary>
internal static class ServiceTokenRotation
{
    public static Command Create()
    {
        var (data, json) = (SharedOptions.Data(), SharedOptions.Json());
        var command = new Command("rotate-token", "Make a new token for ./nebula itself, which the next start takes over; the old one is worth nothing then.") { data, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var terminal = Terminal.Of(parsed);
            var folder = parsed.DataFolderOf(data);
            if (!File.Exists(folder.ServiceTokenFile))
            {
                return terminal.Refuse(new Problem(ExitCodes.DataFolder, $"{folder.Path} has no token yet.", "The first start makes one: ./nebula up"));
            }

            // Beside the old one, which the functions that run know until they end.
            File.Delete(folder.NextServiceTokenFile);
            await SecretFile.ReadOrCreateAsync(folder.NextServiceTokenFile, cancellationToken);
            if (parsed.GetValue(json))
            {
                terminal.Raw("{}");
                return ExitCodes.Ok;
            }

            terminal.Ok("The next start takes the new token over: ./nebula down, ./nebula up");
            return ExitCodes.Ok;
        });
        return command;
    }
}
