using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Nebula.Platform.Errors;

namespace Nebula.Platform.Secrets;

/// <summary>
/// The key ring as it stands in its file. Made at the first use, mode 0600; a change of the file by another process is seen
/// within <see cref="Freshness"/>.
/// </summary>
internal sealed class SecretKeyFile(IOptions<SecretsOptions> options, TimeProvider time) : IDisposable
{
    /// <summary>How old the knowledge of the file may be: a rotation waits longer than this before it counts on everybody.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    // An hour: nobody takes so long to write a few hundred bytes.
    private static readonly TimeSpan LeftOver = TimeSpan.FromHours(1);

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly SemaphoreSlim _gate = new(1, 1);
    private Loaded? _loaded;

    public string? Path => options.Value.Path;

    /// <summary>False before the first use; reading makes it.</summary>
    public bool Exists => File.Exists(Path);

    /// <summary>The ring; a new one in a new file when there is none.</summary>
    /// <exception cref="SecretKeyException">The file is broken, or open to others.</exception>
    public async Task<Result<SecretKeyRing>> ReadAsync(CancellationToken cancellationToken)
    {
        if (Path is not { } path)
        {
            return Error.NotConfigured(
                "secrets_not_configured", "There is no place for the keys of secrets: set NEBULA_SECRETS_KEY_FILE, or NEBULA_DATA to a folder.");
        }

        if (_loaded is { } fresh && time.GetElapsedTime(fresh.LookedAt) < Freshness)
        {
            return fresh.Ring;
        }

        await _gate.WaitAsync(cancellationToken);
        try
        {
            return await LookAsync(path, cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>The ring as it stands there now, whatever was known.</summary>
    /// <exception cref="SecretKeyException">The file is broken, or open to others.</exception>
    public async Task<Result<SecretKeyRing>> ReadAnewAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        _loaded = null;
        _gate.Release();
        return await ReadAsync(cancellationToken);
    }

    /// <summary>Removes what processes that died while writing have left beside the file: there are keys in it.</summary>
    public void RemoveLeftovers()
    {
        var file = new FileInfo(Path ?? throw new InvalidOperationException("There is no place for the keys."));
        foreach (var partial in file.Directory!.EnumerateFiles($"{file.Name}.*.partial").Where(partial => time.GetUtcNow() - partial.LastWriteTimeUtc > LeftOver))
        {
            partial.Delete();
        }
    }

    /// <summary>Puts another ring into the file, whole or not at all.</summary>
    public async Task WriteAsync(SecretKeyRing ring, CancellationToken cancellationToken)
    {
        var path = Path ?? throw new InvalidOperationException("There is no place for the keys.");
        await _gate.WaitAsync(cancellationToken);
        try
        {
            var partial = await WritePartialAsync(path, ring, cancellationToken);
            File.Move(partial, path, overwrite: true);
            _loaded = null;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task<SecretKeyRing> LookAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadFileAsync(path, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SecretKeyException($"{path} can neither be read nor made: {exception.Message}");
        }
    }

    private async Task<SecretKeyRing> ReadFileAsync(string path, CancellationToken cancellationToken)
    {
        var looked = time.GetTimestamp();
        if (!File.Exists(path))
        {
            await CreateAsync(path, cancellationToken);
        }

        // The stamp is taken before the text: a change in between is seen at the next look.
        var stamp = File.GetLastWriteTimeUtc(path);
        if (_loaded is { } known && known.Stamp == stamp)
        {
            _loaded = known with { LookedAt = looked };
            return known.Ring;
        }

        RefuseOthers(path);
        var ring = SecretKeyFormat.Read(await File.ReadAllTextAsync(path, cancellationToken), path);
        _loaded = new Loaded(ring, stamp, looked);
        return ring;
    }

    /// <summary>Of two processes that make it at once, the first wins and the other reads.</summary>
    private static async Task CreateAsync(string path, CancellationToken cancellationToken)
    {
        var partial = await WritePartialAsync(path, SecretKeyRing.Create(), cancellationToken);
        try
        {
            File.Move(partial, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(partial);
        }
    }

    private static async Task<string> WritePartialAsync(string path, SecretKeyRing ring, CancellationToken cancellationToken)
    {
        // Random: two processes may make the file at once.
        var partial = $"{path}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}.partial";
        var create = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            create.UnixCreateMode = OwnerOnly;
        }

        await using var file = new FileStream(partial, create);
        await using var text = new StreamWriter(file);
        await text.WriteAsync(SecretKeyFormat.Write(ring).AsMemory(), cancellationToken);
        await text.FlushAsync(cancellationToken);
        file.Flush(flushToDisk: true);
        return partial;
    }

    private static void RefuseOthers(string path)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~OwnerOnly) is not UnixFileMode.None)
        {
            throw new SecretKeyException($"{path} can be used by others than its owner, so it is not used: chmod 600 {path}");
        }
    }

    private sealed record Loaded(SecretKeyRing Ring, DateTime Stamp, long LookedAt);
}
