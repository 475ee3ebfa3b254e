using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Nebula.Homelab.Status.Views;
using Nebula.Platform.Json;

namespace Nebula.Homelab.Status.Live;

/// <summary>The last views, kept in the data folder for a start without the database. Without a data folder nothing is kept.</summary>
internal sealed partial class StatusSnapshotFile(IOptions<StatusOptions> options, ILogger<StatusSnapshotFile> logger)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private string? Folder => options.Value.DataFolder is { Length: > 0 } data ? Path.Combine(data, "status") : null;

    public StatusView? Read(StatusAudience audience)
    {
        if (Folder is not { } folder)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<StatusView>(File.ReadAllBytes(PathOf(folder, audience)), NebulaJson.Options);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
        catch (JsonException exception)
        {
            LogUnreadable(exception, audience);
            return null;
        }
    }

    /// <summary>Written beside and moved over, so that a reader never sees half of it.</summary>
    public async Task WriteAsync(StatusAudience audience, ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
    {
        if (Folder is not { } folder)
        {
            return;
        }

        try
        {
            Directory.CreateDirectory(folder);
            var path = PathOf(folder, audience);
            var beside = $"{path}.{Environment.ProcessId}.new";
            var mode = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                mode.UnixCreateMode = OwnerOnly;
            }

            await using (var file = new FileStream(beside, mode))
            {
                await file.WriteAsync(json, cancellationToken);
            }

            File.Move(beside, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogNotWritten(exception, folder);
        }
    }

    private static string PathOf(string folder, StatusAudience audience) =>
        Path.Combine(folder, audience == StatusAudience.Full ? "full.json" : "public.json");

    [LoggerMessage(LogLevel.Warning, "The stored {Audience} status cannot be read; it will be written anew")]
    private partial void LogUnreadable(Exception exception, StatusAudience audience);

    [LoggerMessage(LogLevel.Warning, "The status could not be stored in {Folder}; after a restart without the database there will be none to show")]
    private partial void LogNotWritten(Exception exception, string folder);
}
