using System.CommandLine;
using Nebula.Cli.Backups;
using Nebula.Cli.Installation;
using Nebula.Platform.Recovery;

namespace Nebula.Cli.Commands;

/// <summary><c>secrets import</c>: the keys of a recovery file come back, whether anything runs or not.</summary>
internal static class SecretsImportCommand
{
    public static Command Create(TimeProvider clock)
    {
        var (data, json, passphrase, file) = (SharedOptions.Data(), SharedOptions.Json(), new PassphraseOptions(), BackupCommand.FileArgument("The recovery file."));
        var command = new Command("import", "Bring the keys of a recovery file back into the key file; keys that are there stay.") { file, data, json };
        passphrase.AddTo(command);
        command.SetAction((parsed, cancellationToken) => BackupCommand.GuardedAsync(parsed, async terminal =>
        {
            var text = await File.ReadAllTextAsync(parsed.GetRequiredValue(file), cancellationToken);
            if (passphrase.Read(parsed, twice: false) is not { } words)
            {
                return terminal.Refuse(new Problem(ExitCodes.Usage, "A recovery file opens with its passphrase.", "Add --passphrase, or --passphrase-file FILE."));
            }

            var folder = parsed.DataFolderOf(data);
            var settings = LauncherSettings.Load(RepositoryRoot.FindOrNull(), folder);
            var secrets = BackupPlaces.Secrets(folder, settings);
            if (secrets.Path is null)
            {
                // A new machine: nothing has made the folder yet.
                if (folder.Prepare() is { } problem)
                {
                    return terminal.Refuse(problem);
                }

                secrets.DataFolder = folder.Path;
            }

            var imported = await new RecoveryImport(secrets, clock).ImportAsync(text, words, cancellationToken);
            if (!imported.IsSuccess)
            {
                return BackupReport.Refuse(terminal, imported.Error);
            }

            if (parsed.GetValue(json))
            {
                terminal.Json(new { file = secrets.Path, keys = imported.Value });
                return ExitCodes.Ok;
            }

            terminal.Ok($"{secrets.Path} holds {imported.Value.Count} key(s): {string.Join(", ", imported.Value)}");
            terminal.Note("Stored secrets and backups that were sealed with them open again: ./nebula restore FILE");
            return ExitCodes.Ok;
        }));
        return command;
    }
}
