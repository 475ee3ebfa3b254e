using System.Globalization;
using Nebula.Platform.Errors;
using Nebula.Platform.Secrets;

namespace Nebula.Platform.Backups.Scheduling;

/// <summary>The folder of scheduled backups: which files in it are ours, and what is left of those that were cut off.</summary>
internal static class BackupFolder
{
    private const string Prefix = "nebula-";
    private const string Suffix = ".backup";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Null when neither it nor a data folder is set.</summary>
    public static string? PathOf(BackupOptions options, SecretsOptions secrets) =>
        (options.Folder, secrets.DataFolder) switch
        {
            ({ Length: > 0 } folder, _) => folder,
            (_, { Length: > 0 } data) => Path.Combine(data, "backups"),
            _ => null,
        };

    /// <summary>The folder; ours is made, one that was named must be there.</summary>
    public static Result<string> Ready(BackupOptions options, SecretsOptions secrets)
    {
        if (PathOf(options, secrets) is not { } folder)
        {
            return Error.NotConfigured("backup_folder_not_configured", "No folder for backups is set: set NEBULA_BACKUP_FOLDER.");
        }

        try
        {
            if (options.Folder is not { Length: > 0 } && !OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(folder, OwnerOnly);
            }
            else if (options.Folder is not { Length: > 0 })
            {
                Directory.CreateDirectory(folder);
            }
        }
        catch (Exception exception) when (BackupFailure.Of(exception) is { } error)
        {
            return error;
        }

        return Directory.Exists(folder)
            ? folder
            : Error.Unavailable("backup_folder_missing", $"There is no folder {folder}: is its disk mounted?");
    }

    public static string FileIn(string folder, Guid run, DateTimeOffset now) =>
        Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{now.UtcDateTime:yyyyMMdd-HHmm}-{run.ToString("N")[^8..]}{Suffix}"));

    /// <summary>A plain file of the size it had; of a link or something else under the name we take our hands off.</summary>
    public static bool IsThere(BackupRun run) =>
        run.File is { } path && new FileInfo(path) is { Exists: true, LinkTarget: null } file && file.Length == run.Bytes;

    /// <summary>Removes it, if its header still says that it is the backup of this run.</summary>
    /// <returns>Whether it is gone.</returns>
    public static async Task<bool> RemoveAsync(BackupRun run, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(run.File!);
        if (!name.StartsWith(Prefix, StringComparison.Ordinal) || !name.EndsWith(Suffix, StringComparison.Ordinal))
        {
            return false;
        }

        var header = await BackupReader.HeaderAsync(run.File!, cancellationToken);
        if (!header.IsSuccess || header.Value.Id != run.BackupId)
        {
            return false;
        }

        File.Delete(run.File!);
        return !File.Exists(run.File);
    }

    /// <summary>Removes what a run left that was killed while it wrote.</summary>
    public static void SweepPartials(string file)
    {
        if (Path.GetDirectoryName(file) is not { } folder || !Directory.Exists(folder))
        {
            return;
        }

        foreach (var partial in Directory.EnumerateFiles(folder, $"{Path.GetFileName(file)}.*{BackupFile.PartialSuffix}"))
        {
            File.Delete(partial);
        }
    }

    /// <returns>Bytes; null when nobody can tell.</returns>
    public static long? FreeBytes(string folder)
    {
        try
        {
            return Directory.Exists(folder) ? new DriveInfo(folder).AvailableFreeSpace : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
