namespace Nebula.Cli.Embedded;

/// <summary>Keeps a second launcher off a folder; the system lets go of it when its holder dies, however that happens.</summary>
internal static class FolderLock
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <param name="folder">Made when it is not there.</param>
    /// <param name="othersPass">Other users may pass through it (not list it) to what is theirs inside.</param>
    public static FileStream Take(string folder, bool othersPass)
    {
        try
        {
            Create(folder, othersPass ? OwnerOnly | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute : OwnerOnly);
            return OwnFile.Open(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new EmbeddedStackException($"The data folder {folder} cannot be written by this user.", exception);
        }
        catch (IOException exception)
        {
            var reason = File.Exists(Path.Combine(folder, "lock")) ? "another process uses it" : exception.Message;
            throw new EmbeddedStackException($"The data folder {folder} cannot be used: {reason}.", exception);
        }
    }

    private static void Create(string folder, UnixFileMode mode)
    {
        if (Path.GetDirectoryName(folder) is { } parent)
        {
            Directory.CreateDirectory(parent);
        }

        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, mode);
        }
    }
}
