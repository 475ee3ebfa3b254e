using Nebula.Platform.ServiceMap.Format;

namespace Nebula.Platform.ServiceMap;

/// <summary>The file's bytes, or why they could not be had.</summary>
internal sealed record ServiceMapFile(byte[]? Content, MapError? Error)
{
    /// <summary>Never reads more than one byte beyond the limit, whatever the path leads to.</summary>
    public static ServiceMapFile Read(string path)
    {
        try
        {
            // Editors replace and delete files that others read; without FileShare.Delete they could not on Windows.
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var content = new MemoryStream();
            var buffer = new byte[16 * 1024];
            while (content.Length <= MapFormat.MaxBytes && file.Read(buffer) is > 0 and var count)
            {
                content.Write(buffer, 0, count);
            }

            return new ServiceMapFile(content.ToArray(), null);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return Failed($"There is no service map at {path}.", "Create it, or set NEBULA_SERVICE_MAP to where it is.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return Failed($"The service map at {path} cannot be read: {exception.Message}", "Let the account that runs Nebula read the file.");
        }
    }

    private static ServiceMapFile Failed(string message, string hint) => new(null, new MapError(0, 0, message, hint));
}
