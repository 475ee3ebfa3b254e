namespace Nebula.Cli.Installation;

/// <summary>Whether a process number still means the launcher that wrote it down: the system gives numbers out again.</summary>
internal static class LauncherProcess
{
    public static bool Is(int processId, DataFolder data)
    {
        if (!OperatingSystem.IsLinux())
        {
            return true;
        }

        try
        {
            // It holds the folder's lock open as long as it lives.
            return Directory.EnumerateFiles($"/proc/{processId}/fd").Any(file => new FileInfo(file).LinkTarget == data.LockFile);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
