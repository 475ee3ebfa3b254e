using Microsoft.Extensions.Options;
using Nebula.Platform.Backups.Format;
using Nebula.Platform.Errors;
using Nebula.Platform.Secrets;

namespace Nebula.Platform.Backups;

/// <summary>Reads a backup, whole: every byte is authenticated, every row counted.</summary>
public sealed class BackupReader(SecretsOptions secrets, TimeProvider time)
{
    /// <summary>What it holds; an error when any of it is not as it was written.</summary>
    public async Task<Result<BackupContents>> VerifyAsync(string path, string? passphrase, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = BackupFile.Open(path);
            return (await ReadAsync(file, passphrase, new BackupVisitor(), cancellationToken)).Contents;
        }
        catch (Exception exception) when (BackupFailure.Of(exception) is { } error)
        {
            return error;
        }
    }

    /// <summary>What anybody may read of it, without a key and unverified.</summary>
    public static async Task<Result<BackupHeader>> HeaderAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = BackupFile.Open(path);
            return (await BackupPreamble.ReadAsync(file, cancellationToken)).Header;
        }
        catch (Exception exception) when (BackupFailure.Of(exception) is { } error)
        {
            return error;
        }
    }

    /// <summary>Shows all of it to the visitor. Only after its return is it known that the backup is whole.</summary>
    internal async Task<ReadBackup> ReadAsync(FileStream file, string? passphrase, BackupVisitor visitor, CancellationToken cancellationToken)
    {
        file.Position = 0;
        var preamble = await BackupPreamble.ReadAsync(file, cancellationToken);
        using var installation = new SecretKeyFile(Options.Create(secrets), time);
        var key = await new BackupKeys(installation).OpenAsync(preamble.Header, passphrase, cancellationToken);
        using var chunks = new SealedChunkReader(file, key, preamble.Digest);
        using var walk = new BackupWalk(new BackupRecordReader(chunks), visitor);
        await walk.RunAsync(cancellationToken);
        var contents = new BackupContents
        {
            Header = preamble.Header,
            ServerVersion = walk.Manifest.ServerVersion,
            SecretKeyId = walk.Manifest.SecretKeyId,
            Bytes = file.Length,
            Tables = [.. walk.Sums.Select(sum => new BackedUpTable(sum.Table.Database, $"{sum.Table.Schema}.{sum.Table.Name}", sum.Sum.Rows, sum.Sum.Bytes))],
        };
        return new ReadBackup(contents, walk.Manifest, walk.Keys, walk.Sums);
    }
}
