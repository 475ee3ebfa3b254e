using System.CommandLine;
using Nebula.Cli.Backups;
using Nebula.Cli.Installation;
using Nebula.Cli.Launching;
using Nebula.Platform.Backups;

namespace Nebula.Cli.Commands;

/// <summary><c>backup</c>: everything into one sealed file, also while the functions are down.</summary>
internal static class BackupCommand
{
    public static Command Create(TimeProvider clock)
    {
        var (data, json, passphrase, file) = (SharedOptions.Data(), SharedOptions.Json(), new PassphraseOptions(), FileArgument("The file to make."));
        var withKeys = new Option<bool>("--with-keys") { Description = "Put the keys of stored secrets inside; only under a passphrase." };
        var force = new Option<bool>("--force") { Description = "Replace the file if it is there." };
        var command = new Command("backup", "Write all databases into one sealed file, while everything runs or while nothing does.")
        {
            file, withKeys, force, data, json, Verify(clock), List(clock),
        };
        passphrase.AddTo(command);
        command.SetAction((parsed, cancellationToken) => GuardedAsync(parsed, async terminal =>
        {
            var order = new BackupOrder(
                Path.GetFullPath(parsed.GetRequiredValue(file)), passphrase.Read(parsed, twice: true), parsed.GetValue(withKeys), parsed.GetValue(force), BackupPlaces.Operator);
            var folder = parsed.DataFolderOf(data);
            return await new ServerAccess(terminal, clock).UseAsync(
                folder,
                alone: false,
                (connection, settings, token) => MakeAsync(
                    terminal,
                    new BackupWriter(BackupPlaces.Postgres(connection, settings), BackupPlaces.Secrets(folder, settings), clock),
                    order,
                    parsed.GetValue(json),
                    token),
                cancellationToken);
        }));
        return command;
    }

    internal static Argument<string> FileArgument(string description) => new("FILE") { Description = description };

    /// <summary>Runs a command of backups; a passphrase that cannot be had and a file that cannot be read end it with a sentence.</summary>
    internal static async Task<int> GuardedAsync(ParseResult parsed, Func<Terminal, Task<int>> work)
    {
        var terminal = Terminal.Of(parsed);
        try
        {
            return await work(terminal);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return terminal.Refuse(new Problem(ExitCodes.Usage, error.Message, ""));
        }
    }

    private static async Task<int> MakeAsync(Terminal terminal, BackupWriter writer, BackupOrder order, bool json, CancellationToken cancellationToken)
    {
        var made = await writer.WriteAsync(order, cancellationToken);
        if (!made.IsSuccess)
        {
            return BackupReport.Refuse(terminal, made.Error);
        }

        if (json)
        {
            terminal.Json(BackupReport.Summary(made.Value, order.Path));
            return ExitCodes.Ok;
        }

        terminal.Ok($"{order.Path}: {BackupReport.Line(made.Value)}, read back");
        terminal.Note(BackupReport.Opening(made.Value.Header));
        return ExitCodes.Ok;
    }

    private static Command Verify(TimeProvider clock) => Reading(
        "verify", "Read a backup whole and say whether it is as it was written. Exit code 1 when it is not.", clock, (terminal, contents, path) =>
        {
            terminal.Ok($"{path} is whole: {BackupReport.Line(contents)}");
            terminal.Note(BackupReport.Opening(contents.Header));
        });

    private static Command List(TimeProvider clock) => Reading("list", "Show what is in a backup, after reading it whole.", clock, (terminal, contents, _) =>
    {
        foreach (var table in contents.Tables)
        {
            terminal.Plain($"{table.Database}  {table.Name}  {table.Rows} row(s)  {BackupReport.Size(table.Bytes)}");
        }

        terminal.Plain(BackupReport.Line(contents));
    });

    private static Command Reading(string name, string description, TimeProvider clock, Action<Terminal, BackupContents, string> show)
    {
        var (data, json, passphrase, file) = (SharedOptions.Data(), SharedOptions.Json(), new PassphraseOptions(), FileArgument("The backup."));
        var keyFile = new Option<string?>("--key-file") { Description = "The key file that it was made with, if that is not this installation's.", HelpName = "FILE" };
        var command = new Command(name, description) { file, keyFile, data, json };
        passphrase.AddTo(command);
        command.SetAction((parsed, cancellationToken) => GuardedAsync(parsed, async terminal =>
        {
            var folder = parsed.DataFolderOf(data);
            var secrets = BackupPlaces.Secrets(folder, LauncherSettings.Load(RepositoryRoot.FindOrNull(), folder));
            secrets.KeyFile = parsed.GetValue(keyFile) ?? secrets.KeyFile;
            var path = parsed.GetRequiredValue(file);
            var read = await new BackupReader(secrets, clock).VerifyAsync(path, passphrase.Read(parsed, twice: false), cancellationToken);
            if (!read.IsSuccess)
            {
                return BackupReport.Refuse(terminal, read.Error);
            }

            if (parsed.GetValue(json))
            {
                terminal.Json(BackupReport.Summary(read.Value, path));
                return ExitCodes.Ok;
            }

            show(terminal, read.Value, path);
            return ExitCodes.Ok;
        }));
        return command;
    }
}
