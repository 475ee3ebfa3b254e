using System.CommandLine;
using Nebula.Cli.Backups;
using Nebula.Cli.Launching;
using Nebula.Platform.Backups.Restoring;

namespace Nebula.Cli.Commands;

/// <summary><c>restore</c>: sets an installation back to a backup, and keeps what was there before.</summary>
internal static class RestoreCommand
{
    public static Command Create(TimeProvider clock)
    {
        var (data, json, passphrase, file) = (SharedOptions.Data(), SharedOptions.Json(), new PassphraseOptions(), BackupCommand.FileArgument("The backup."));
        var keyFile = new Option<string?>("--key-file") { Description = "A copy of the key file that it was made with; its keys join this installation's.", HelpName = "FILE" };
        var withoutKeys = new Option<bool>("--without-keys") { Description = "Go on although stored secrets will not open." };
        var disconnect = new Option<bool>("--disconnect") { Description = "End whatever is connected to the databases at the moment of the swap." };
        var command = new Command("restore", "Set the databases back to a backup; what was there before is kept beside.")
        {
            file, keyFile, withoutKeys, disconnect, data, json, Kept(clock), Forget(clock),
        };
        passphrase.AddTo(command);
        command.SetAction((parsed, cancellationToken) => BackupCommand.GuardedAsync(parsed, async terminal =>
        {
            var order = new RestoreOrder(
                parsed.GetRequiredValue(file), passphrase.Read(parsed, twice: false), parsed.GetValue(keyFile), parsed.GetValue(withoutKeys), parsed.GetValue(disconnect), BackupPlaces.Operator);
            var folder = parsed.DataFolderOf(data);
            return await new ServerAccess(terminal, clock).UseAsync(
                folder,
                alone: true,
                (connection, settings, token) => RestoreAsync(
                    terminal,
                    new BackupRestore(BackupPlaces.Postgres(connection, settings), BackupPlaces.Secrets(folder, settings), Databases.Sources, clock),
                    order,
                    parsed.GetValue(json),
                    token),
                cancellationToken);
        }));
        return command;
    }

    private static async Task<int> RestoreAsync(Terminal terminal, BackupRestore restore, RestoreOrder order, bool json, CancellationToken cancellationToken)
    {
        var restored = await restore.RestoreAsync(order, cancellationToken);
        if (!restored.IsSuccess)
        {
            return BackupReport.Refuse(terminal, restored.Error);
        }

        var outcome = restored.Value;
        if (json)
        {
            terminal.Json(new { contents = BackupReport.Summary(outcome.Contents, order.Path), outcome.Kept, outcome.Migrations, outcome.SecretsOpen });
            return ExitCodes.Ok;
        }

        terminal.Ok($"restored and compared: {BackupReport.Line(outcome.Contents)}");
        if (outcome.Migrations > 0)
        {
            terminal.Ok($"{outcome.Migrations} migration(s) applied on top");
        }

        if (!outcome.SecretsOpen)
        {
            terminal.Warn("Stored secrets do not open.", "Set them anew, or put the key file back.");
        }

        if (outcome.Kept is [var kept, ..])
        {
            terminal.Note($"What was here before is kept: {string.Join(", ", outcome.Kept)}. Remove it with ./nebula restore forget {kept[^10..]}");
        }

        terminal.Note("The audit log is as old as the backup: remove audit.anchors from the data folder, which knows a later end.");
        terminal.Note("Everybody signs in anew. Start it: ./nebula up");
        return ExitCodes.Ok;
    }

    private static Command Kept(TimeProvider clock)
    {
        var (data, json) = (SharedOptions.Data(), SharedOptions.Json());
        var command = new Command("kept", "List what restores have put aside.") { data, json };
        command.SetAction((parsed, cancellationToken) => WithStatesAsync(parsed, data, clock, async (terminal, states, token) =>
        {
            var found = await states.ListAsync(token);
            if (!found.IsSuccess)
            {
                return BackupReport.Refuse(terminal, found.Error);
            }

            if (parsed.GetValue(json))
            {
                terminal.Json(found.Value);
                return ExitCodes.Ok;
            }

            foreach (var state in found.Value)
            {
                terminal.Plain($"{state.Name}  {BackupReport.Size(state.Bytes)}  {string.Join(", ", state.Databases)}");
            }

            return ExitCodes.Ok;
        }, cancellationToken));
        return command;
    }

    private static Command Forget(TimeProvider clock)
    {
        var (data, json) = (SharedOptions.Data(), SharedOptions.Json());
        var name = new Argument<string>("STATE") { Description = "As `restore kept` names it." };
        var command = new Command("forget", "Remove for good what a restore has put aside.") { name, data, json };
        command.SetAction((parsed, cancellationToken) => WithStatesAsync(parsed, data, clock, async (terminal, states, token) =>
        {
            var forgotten = await states.ForgetAsync(parsed.GetRequiredValue(name), BackupPlaces.Operator, token);
            if (!forgotten.IsSuccess)
            {
                return BackupReport.Refuse(terminal, forgotten.Error);
            }

            if (parsed.GetValue(json))
            {
                terminal.Json(forgotten.Value);
                return ExitCodes.Ok;
            }

            terminal.Ok($"removed: {string.Join(", ", forgotten.Value.Databases)}");
            return ExitCodes.Ok;
        }, cancellationToken));
        return command;
    }

    private static Task<int> WithStatesAsync(
        ParseResult parsed, Option<string> data, TimeProvider clock, Func<Terminal, KeptStates, CancellationToken, Task<int>> work, CancellationToken cancellationToken)
    {
        var terminal = Terminal.Of(parsed);
        return new ServerAccess(terminal, clock).UseAsync(
            parsed.DataFolderOf(data), alone: false, (connection, settings, token) => work(terminal, new KeptStates(BackupPlaces.Postgres(connection, settings), clock), token), cancellationToken);
    }
}
