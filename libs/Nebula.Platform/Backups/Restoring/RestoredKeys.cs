using Microsoft.Extensions.Options;
using Nebula.Platform.Backups.Format;
using Nebula.Platform.Errors;
using Nebula.Platform.Secrets;

namespace Nebula.Platform.Backups.Restoring;

/// <summary>
/// The key ring after a restore: this installation's own keys (its kept state needs them), those inside the backup and those of the
/// file that was named.
/// </summary>
internal sealed class RestoredKeys
{
    private readonly SecretKeyRing? _ring;
    private readonly bool _isNew;

    private RestoredKeys(SecretKeyRing? ring, bool isNew, bool opens) => (_ring, _isNew, Opens) = (ring, isNew, opens);

    /// <summary>Stored secrets of the backup open with it.</summary>
    public bool Opens { get; }

    /// <exception cref="BackupRefusal">Stored secrets would not open, and nobody said that this is well.</exception>
    public static async Task<RestoredKeys> FindAsync(
        SecretsOptions secrets, ReadBackup backup, RestoreOrder order, TimeProvider time, CancellationToken cancellationToken)
    {
        var own = await ReadAsync(secrets.Path, time, cancellationToken);
        var inside = backup.Keys is null ? null : SecretKeyFormat.Read(backup.Keys, "The key file in the backup");
        var named = await ReadAsync(order.KeyFile, time, cancellationToken);
        var rings = new[] { own, inside, named }.OfType<SecretKeyRing>().ToList();
        var keys = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var (id, key) in rings.SelectMany(ring => ring.Ids.Select(id => (id, ring.Find(id)!))))
        {
            if (!keys.TryAdd(id, key) && !keys[id].AsSpan().SequenceEqual(key))
            {
                throw new BackupRefusal(Error.Conflict("secret_keys_clash", $"Two different keys are called {id}: one of the key files was changed."));
            }
        }

        var opens = backup.Manifest.SecretKeyId is not { } wanted || keys.ContainsKey(wanted);
        if (!opens && !order.WithoutKeys)
        {
            throw new BackupRefusal(Error.Conflict(
                "secret_key_missing",
                $"Its stored secrets are sealed with the key {backup.Manifest.SecretKeyId}, which is neither here nor inside: "
                    + "name a copy of that key file with --key-file, or go on with --without-keys and set them anew."));
        }

        var ring = rings.Count == 0 ? null : new SecretKeyRing(rings[0].CurrentId, keys);
        return new RestoredKeys(ring, ring is not null && keys.Count > (own?.Ids.Count ?? 0), opens);
    }

    /// <summary>Adds to the key file what is new; nothing is taken out of it.</summary>
    public async Task KeepAsync(SecretsOptions secrets, TimeProvider time, CancellationToken cancellationToken)
    {
        if (_isNew)
        {
            using var file = new SecretKeyFile(Options.Create(secrets), time);
            await file.WriteAsync(_ring!, cancellationToken);
        }
    }

    private static async Task<SecretKeyRing?> ReadAsync(string? path, TimeProvider time, CancellationToken cancellationToken)
    {
        // Reading makes a file where there is none.
        if (path is null || !File.Exists(path))
        {
            return null;
        }

        using var file = new SecretKeyFile(Options.Create(new SecretsOptions { KeyFile = path }), time);
        return (await file.ReadAsync(cancellationToken)).Value;
    }
}
