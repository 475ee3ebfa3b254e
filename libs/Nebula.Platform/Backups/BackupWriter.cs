using System.Text;
using Microsoft.Extensions.Options;
using Nebula.Platform.Audit;
using Nebula.Platform.Backups.Format;
using Nebula.Platform.Database;
using Nebula.Platform.Errors;
using Nebula.Platform.Events.Kinds;
using Nebula.Platform.Identity.Passwords;
using Nebula.Platform.Secrets;

namespace Nebula.Platform.Backups;

/// <summary>Makes backups: one snapshot of each database into one sealed file, which is read back before it gets its name.</summary>
public sealed class BackupWriter(PostgresOptions postgres, SecretsOptions secrets, TimeProvider time)
{
    /// <summary>A seam for a disk that fills up.</summary>
    internal Func<string, Stream> CreateFile { get; init; } = BackupFile.Create;

    /// <summary>A seam for those who make many.</summary>
    internal Argon2Cost PassphraseCost { get; init; } = BackupKeys.PassphraseCost;

    /// <summary>What was written; after an error there is nothing under the name that was not there before.</summary>
    public async Task<Result<BackupContents>> WriteAsync(BackupOrder order, CancellationToken cancellationToken)
    {
        var partial = BackupFile.PartialOf(order.Path);
        try
        {
            BackupFile.RefuseTaken(order.Path, order.Replace);
            if (order is { WithKeys: true, Passphrase: null })
            {
                throw new BackupRefusal(Error.Invalid("passphrase_missing", "The key file goes into a backup under a passphrase only."));
            }

            await WritePartialAsync(partial, order, cancellationToken);
            var read = await new BackupReader(secrets, time).VerifyAsync(partial, order.Passphrase, cancellationToken);
            if (!read.IsSuccess)
            {
                return read.Error;
            }

            await TellAsync(order, read.Value, cancellationToken);
            File.Move(partial, order.Path, order.Replace);
            return read;
        }
        catch (Exception exception) when (BackupFailure.Of(exception) is { } error)
        {
            return error;
        }
        finally
        {
            if (File.Exists(partial))
            {
                File.Delete(partial);
            }
        }
    }

    private async Task WritePartialAsync(string path, BackupOrder order, CancellationToken cancellationToken)
    {
        using var installation = new SecretKeyFile(Options.Create(secrets), time);
        var ring = installation.Path is { } file && File.Exists(file) ? (await installation.ReadAsync(cancellationToken)).Value : null;
        if (order.WithKeys && ring is null)
        {
            throw new BackupRefusal(Error.NotConfigured("secret_keys_missing", "There is no key file yet: `./nebula secrets keys` makes one while Nebula runs; or leave the keys out."));
        }

        var now = time.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var (seal, key) = await new BackupKeys(installation).CreateAsync(id, order.Passphrase, PassphraseCost, cancellationToken);
        var snapshots = new List<DatabaseSnapshot>();
        try
        {
            // All three before the first row: they show as nearly the same moment as three transactions can.
            foreach (var database in DatabaseNames.All)
            {
                snapshots.Add(await DatabaseSnapshot.TakeAsync(postgres, database, cancellationToken));
            }

            var header = new BackupHeader
            {
                Id = id,
                CreatedAt = now,
                NebulaVersion = BackupBuild.Version,
                Databases = DatabaseNames.All,
                HasKeys = order.WithKeys,
                Seal = seal,
            };
            await using var stream = CreateFile(path);
            var preamble = await BackupPreamble.WriteAsync(stream, header, cancellationToken);
            using var chunks = new SealedChunkWriter(stream, key, preamble.Digest);
            await WriteRecordsAsync(new BackupRecordWriter(chunks), snapshots, ring, order.WithKeys, cancellationToken);
            await chunks.CompleteAsync(cancellationToken);
            await stream.FlushAsync(cancellationToken);
            (stream as FileStream)?.Flush(flushToDisk: true);
        }
        finally
        {
            foreach (var snapshot in snapshots)
            {
                await snapshot.DisposeAsync();
            }
        }
    }

    private static async Task WriteRecordsAsync(
        BackupRecordWriter records, IReadOnlyList<DatabaseSnapshot> snapshots, SecretKeyRing? ring, bool withKeys, CancellationToken cancellationToken)
    {
        var manifest = new BackupManifest
        {
            ServerVersion = snapshots[0].Connection.PostgreSqlVersion.ToString(),
            SecretKeyId = ring?.CurrentId,
            Databases = [.. snapshots.Select(snapshot => snapshot.Database)],
        };
        await records.WriteAsync(BackupRecordKind.Manifest, manifest, cancellationToken);
        if (withKeys)
        {
            await records.WriteBytesAsync(BackupRecordKind.Keys, Encoding.UTF8.GetBytes(SecretKeyFormat.Write(ring!)), cancellationToken);
        }

        foreach (var snapshot in snapshots)
        {
            foreach (var table in snapshot.Database.Tables)
            {
                await records.WriteAsync(BackupRecordKind.Table, new TableStart(snapshot.Database.Name, table.Schema, table.Name), cancellationToken);
                var sum = await CopySession.ReadAsync(
                    snapshot.Connection, table, piece => records.WriteBytesAsync(BackupRecordKind.Rows, piece, cancellationToken), cancellationToken);
                await records.WriteAsync(BackupRecordKind.TableEnd, sum, cancellationToken);
            }

            // Sequences know no transactions: read behind the tables, none stands before a value that a row has.
            var sequences = await DatabaseCatalog.SequencesAsync(snapshot.Connection, cancellationToken);
            await records.WriteAsync(BackupRecordKind.Sequences, new DatabaseSequences(snapshot.Database.Name, sequences), cancellationToken);
        }

        await records.WriteBytesAsync(BackupRecordKind.End, ReadOnlyMemory<byte>.Empty, cancellationToken);
    }

    // Whoever has the file has everything: that it was made is written down before it can be taken.
    private async Task TellAsync(BackupOrder order, BackupContents contents, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var made = new BackupMade(contents.Header.Id, Path.GetFileName(order.Path), contents.Bytes, contents.Rows);
        var entry = new AuditEntry(order.Actor, AuditActions.BackupMade, AuditOutcome.Done)
        {
            Target = $"backup:{contents.Header.Id}",
            TargetName = made.File,
            After = made,
        };
        await BackupNews.TellAsync(postgres, made, entry, now, cancellationToken);
    }
}
