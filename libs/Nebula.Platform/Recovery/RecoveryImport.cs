using Microsoft.Extensions.Options;
using Nebula.Platform.Errors;
using Nebula.Platform.Secrets;

namespace Nebula.Platform.Recovery;

/// <summary>Brings the keys of a recovery file back into the key file; those that are there stay.</summary>
/// <param name="secrets">Where this installation keeps its keys.</param>
/// <param name="time">The clock.</param>
public sealed class RecoveryImport(SecretsOptions secrets, TimeProvider time)
{
    /// <returns>The ids of the keys that are in the key file afterwards.</returns>
    public async Task<Result<IReadOnlyList<string>>> ImportAsync(string text, string passphrase, CancellationToken cancellationToken)
    {
        if (secrets.Path is not { } path)
        {
            return Error.NotConfigured("secrets_not_configured", "There is no place for the keys of secrets: name a data folder with --data.");
        }

        var opened = RecoveryEnvelope.Open(text, passphrase);
        if (!opened.IsSuccess)
        {
            return opened.Error;
        }

        try
        {
            using var file = new SecretKeyFile(Options.Create(secrets), time);
            var found = SecretKeyFormat.Read(opened.Value, "The recovery file");

            // Reading makes a file where there is none.
            var own = File.Exists(path) ? (await file.ReadAsync(cancellationToken)).Value : null;
            var merged = Merge(own, found);
            if (!merged.IsSuccess)
            {
                return merged.Error;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            await file.WriteAsync(merged.Value, cancellationToken);
            return merged.Value.Ids.Order(StringComparer.Ordinal).ToList();
        }
        catch (SecretKeyException exception)
        {
            return Error.Unavailable("secret_keys_broken", exception.Message);
        }
    }

    private static Result<SecretKeyRing> Merge(SecretKeyRing? own, SecretKeyRing found)
    {
        var keys = found.Ids.ToDictionary(id => id, id => found.Find(id)!, StringComparer.Ordinal);
        foreach (var id in own?.Ids ?? [])
        {
            if (keys.TryGetValue(id, out var other) && !other.AsSpan().SequenceEqual(own!.Find(id)))
            {
                return Error.Conflict("secret_keys_clash", $"Two different keys are called {id}: one of the files was changed.");
            }

            keys[id] = own!.Find(id)!;
        }

        // A rotation that is under way goes on, but forgets nothing that somebody has just brought back.
        var before = own ?? found;
        return new SecretKeyRing(before.CurrentId, keys)
        {
            Rotation = before.Rotation is RotationStage.SealingThenForgetting ? RotationStage.Sealing : before.Rotation,
        };
    }
}
