using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Nebula.Platform.Errors;
using Nebula.Platform.Json;
using Nebula.Platform.Secrets;

namespace Nebula.Platform.Audit.Chain;

/// <summary>The anchors in the data folder, a line each, the newest last. Without a data folder there are none.</summary>
internal sealed class AuditAnchorFile(IOptions<SecretsOptions> options)
{
    public const string FileName = "audit.anchors";

    // One covers all rows before it; more only help whoever wants to know since when something is wrong.
    private const int Most = 200;

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public string? Path => options.Value.DataFolder is { Length: > 0 } data ? System.IO.Path.Combine(data, FileName) : null;

    public async Task<Result<IReadOnlyList<AuditAnchor>>> ReadAsync(CancellationToken cancellationToken)
    {
        if (Path is not { } path || !File.Exists(path))
        {
            return new List<AuditAnchor>();
        }

        try
        {
            var lines = await File.ReadAllLinesAsync(path, cancellationToken);
            return lines.Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize<AuditAnchor>(line, NebulaJson.Options)!).ToList();
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            return Error.Conflict("anchors_unreadable", $"{path} cannot be read: {exception.Message}");
        }
    }

    public Task AddAsync(AuditAnchor anchor, IReadOnlyList<AuditAnchor> known, CancellationToken cancellationToken) =>
        ReplaceAsync([.. known.TakeLast(Most - 1), anchor], cancellationToken);

    /// <summary>Written beside and moved over, so that a reader never sees half of it.</summary>
    public async Task ReplaceAsync(IReadOnlyList<AuditAnchor> anchors, CancellationToken cancellationToken)
    {
        if (Path is not { } path)
        {
            return;
        }

        var lines = anchors.Select(line => JsonSerializer.Serialize(line, NebulaJson.Options) + "\n");
        var beside = $"{path}.new";
        var mode = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            mode.UnixCreateMode = OwnerOnly;
        }

        await using (var file = new FileStream(beside, mode))
        {
            await file.WriteAsync(Encoding.UTF8.GetBytes(string.Concat(lines)), cancellationToken);
            file.Flush(flushToDisk: true);
        }

        File.Move(beside, path, overwrite: true);
    }
}
