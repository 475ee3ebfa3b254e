using System.IO.Pipelines;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Nebula.Homelab.Status.PublicPages.Views;
using Nebula.Homelab.Status.Views;
using Nebula.Platform.Json;

namespace Nebula.Homelab.Status.Live;

/// <summary>The last views, kept in the data folder for a start without the database. Without a data folder nothing is kept.</summary>
internal sealed partial class StatusSnapshotFile(IOptions<StatusOptions> options, ILogger<StatusSnapshotFile> logger)
{
    private const string PagesName = "pages.json";
    private static readonly StreamPipeWriterOptions LeaveOpen = new(leaveOpen: true);

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private string? Folder => options.Value.DataFolder is { Length: > 0 } data ? Path.Combine(data, "status") : null;

    public StatusView? Read(StatusAudience audience) => Read<StatusView>(NameOf(audience));

    /// <summary>The pages for visitors, without drafts.</summary>
    public IReadOnlyList<PublicPageView> ReadPages() => Read<List<PublicPageView>>(PagesName) ?? [];

    public Task WriteAsync(StatusAudience audience, StatusPage page, CancellationToken cancellationToken) =>
        WriteAsync(NameOf(audience), file => page.WriteToAsync(PipeWriter.Create(file, LeaveOpen), cancellationToken));

    public Task WritePagesAsync(IReadOnlyList<PublicPageView> pages, CancellationToken cancellationToken) =>
        WriteAsync(PagesName, file => JsonSerializer.SerializeAsync(file, pages, NebulaJson.Options, cancellationToken));

    private TView? Read<TView>(string name)
        where TView : class
    {
        if (Folder is not { } folder)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<TView>(File.ReadAllBytes(Path.Combine(folder, name)), NebulaJson.Options);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
        catch (JsonException exception)
        {
            LogUnreadable(exception, name);
            return null;
        }
    }

    // Written beside and moved over, so that a reader never sees half of it.
    private async Task WriteAsync(string name, Func<Stream, Task> writeAsync)
    {
        if (Folder is not { } folder)
        {
            return;
        }

        try
        {
            Directory.CreateDirectory(folder);
            var path = Path.Combine(folder, name);
            var beside = $"{path}.{Environment.ProcessId}.new";
            var mode = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                mode.UnixCreateMode = OwnerOnly;
            }

            await using (var file = new FileStream(beside, mode))
            {
                await writeAsync(file);
            }

            File.Move(beside, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogNotWritten(exception, folder);
        }
    }

    private static string NameOf(StatusAudience audience) => audience == StatusAudience.Full ? "full.json" : "public.json";

    [LoggerMessage(LogLevel.Warning, "The stored status {Name} cannot be read; it will be written anew")]
    private partial void LogUnreadable(Exception exception, string name);

    [LoggerMessage(LogLevel.Warning, "The status could not be stored in {Folder}; after a restart without the database there will be none to show")]
    private partial void LogNotWritten(Exception exception, string folder);
}
