using Nebula.Cli.Embedded;

namespace Nebula.Cli.Installation;

/// <summary>One launcher per data folder. The kernel drops the lock with the process, however it ends.</summary>
internal sealed class DataFolderLock : IDisposable
{
    private readonly FileStream _file;

    private DataFolderLock(FileStream file) => _file = file;

    /// <returns>null when another launcher holds it.</returns>
    public static DataFolderLock? TryTake(DataFolder data)
    {
        try
        {
            return new DataFolderLock(OwnFile.Open(data.LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException) when (File.Exists(data.LockFile))
        {
            return null;
        }
    }

    public static bool IsHeld(DataFolder data)
    {
        if (!File.Exists(data.LockFile))
        {
            return false;
        }

        using var taken = TryTake(data);
        return taken is null;
    }

    public void Dispose() => _file.Dispose();
}
