using Microsoft.Extensions.Options;
using Nebula.Platform.ServiceMap;

namespace Nebula.Platform.Dashboards;

/// <summary>The optional <c>dashboard.yml</c> beside the service map. Small and asked for seldom: each answer reads it anew, so a change counts at once.</summary>
internal sealed class DashboardFile(IOptions<ServiceMapOptions> map)
{
    public const string FileName = "dashboard.yml";

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(map.Value.FullPath())!, FileName);

    public bool Exists => File.Exists(Path);

    /// <summary>Null when there is no such file. Never reads more than one byte beyond the limit.</summary>
    public async Task<DashboardReading?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var content = new byte[DashboardFormat.MaxBytes + 1];
            var length = await file.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, cancellationToken);
            return DashboardReader.Read(content.AsSpan(0, length));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new DashboardReading(null, [new MapError(0, 0, $"{FileName} cannot be read: {exception.Message}", "Let the account that runs Nebula read the file.")]);
        }
    }
}
