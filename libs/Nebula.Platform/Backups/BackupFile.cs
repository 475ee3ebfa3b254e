using Nebula.Platform.Backups.Format;
using Nebula.Platform.Errors;

namespace Nebula.Platform.Backups;

/// <summary>The file: written beside its name and moved there whole, read once it is known to be a file.</summary>
internal static class BackupFile
{
    public const string PartialSuffix = ".partial";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static string PartialOf(string path) => $"{path}.{Path.GetRandomFileName()}{PartialSuffix}";

    /// <exception cref="BackupRefusal">The name is taken, or its folder is not there.</exception>
    public static void RefuseTaken(string path, bool replace)
    {
        if (Directory.Exists(path))
        {
            throw new BackupRefusal(Error.Invalid("backup_is_folder", $"{path} is a folder: name a file in it."));
        }

        // A link to nowhere does not "exist", and is there all the same.
        if (!replace && (File.Exists(path) || new FileInfo(path).LinkTarget is not null))
        {
            throw new BackupRefusal(Error.Conflict("backup_exists", $"{path} is there already: name another file, or replace it with --force."));
        }

        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
        {
            throw new BackupRefusal(Error.Invalid("backup_folder_missing", $"There is no folder {folder}."));
        }
    }

    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return new FileStream(path, options);
    }

    /// <exception cref="BackupRefusal">There is none, or it is no file.</exception>
    public static FileStream Open(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            throw new BackupRefusal(Error.NotFound("backup_not_found", $"There is no file {path}."));
        }

        // A pipe would keep us waiting and a device never ends; neither has a length.
        var length = (file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file).Length;
        if (length < BackupPreamble.MinFileBytes)
        {
            throw BackupRefusal.Broken("it is no file, or far too short.");
        }

        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, SealedChunk.Bytes, FileOptions.Asynchronous | FileOptions.SequentialScan);
    }
}
