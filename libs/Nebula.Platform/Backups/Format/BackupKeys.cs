using System.Security.Cryptography;
using System.Text;
using Nebula.Platform.Errors;
using Nebula.Platform.Identity.Passwords;
using Nebula.Platform.Secrets;
using NSec.Cryptography;

namespace Nebula.Platform.Backups.Format;

/// <summary>The key of a backup: from a passphrase, or random and sealed by the keys of the installation. Each file has another.</summary>
internal sealed class BackupKeys(SecretKeyFile installation)
{
    /// <summary>Characters. Whoever has the file can guess for years; what protects it is length.</summary>
    public const int MinPassphrase = 12;

    /// <summary>Characters; more is no passphrase.</summary>
    public const int MaxPassphrase = 1000;

    private const int KeyBytes = 32;
    private const int SaltBytes = 16;

    // What a file may ask of the one who opens it.
    private const int MinMemoryKib = 8 * 1024;
    private const int MaxMemoryKib = 1024 * 1024;
    private const int MaxPasses = 16;

    /// <summary>Of turning a passphrase into a key: once a backup, and each time that somebody guesses.</summary>
    public static Argon2Cost PassphraseCost { get; } = new(128 * 1024, 3);

    public async Task<(BackupSeal Seal, byte[] Key)> CreateAsync(Guid backup, string? passphrase, Argon2Cost cost, CancellationToken cancellationToken)
    {
        if (passphrase is not null)
        {
            if (passphrase.Length < MinPassphrase)
            {
                throw new BackupRefusal(Error.Invalid("passphrase_short", $"A passphrase has at least {MinPassphrase} characters; a few words are best."));
            }

            return FromPassphrase(passphrase, cost);
        }

        if (installation.Path is not { } path || !File.Exists(path))
        {
            throw new BackupRefusal(Error.NotConfigured(
                "secret_keys_missing", "There is no key file yet that could seal the backup: give a passphrase, or make one with `./nebula secrets keys` while Nebula runs."));
        }

        var key = RandomNumberGenerator.GetBytes(KeyBytes);
        var sealedKey = await new SecretCipher(installation).SealAsync(Convert.ToBase64String(key), BindingOf(backup), cancellationToken);
        return sealedKey.IsSuccess
            ? (new BackupSeal { Kind = BackupSeal.KeyFile, KeyId = SealedSecret.KeyIdOf(sealedKey.Value), SealedKey = sealedKey.Value }, key)
            : throw new BackupRefusal(sealedKey.Error);
    }

    public static (BackupSeal Seal, byte[] Key) FromPassphrase(string passphrase, Argon2Cost cost)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var seal = new BackupSeal { Kind = BackupSeal.Passphrase, Salt = salt, MemoryKib = cost.MemoryKib, Passes = cost.Passes };
        return (seal, Derive(passphrase, salt, cost));
    }

    /// <summary>Null when the seal is not one of a passphrase, or asks for more than anybody would.</summary>
    public static byte[]? Open(BackupSeal seal, string passphrase) =>
        seal is { Kind: BackupSeal.Passphrase, Salt.Length: SaltBytes, MemoryKib: >= MinMemoryKib and <= MaxMemoryKib, Passes: > 0 and <= MaxPasses }
            ? Derive(passphrase, seal.Salt, new Argon2Cost(seal.MemoryKib.Value, seal.Passes.Value))
            : null;

    public async Task<byte[]> OpenAsync(BackupHeader header, string? passphrase, CancellationToken cancellationToken) => header.Seal switch
    {
        { Kind: BackupSeal.Passphrase, Salt.Length: SaltBytes, MemoryKib: >= MinMemoryKib and <= MaxMemoryKib, Passes: > 0 and <= MaxPasses } seal => passphrase is null
            ? throw new BackupRefusal(Error.Invalid("passphrase_missing", "This backup opens with its passphrase."))
            : Derive(passphrase, seal.Salt, new Argon2Cost(seal.MemoryKib.Value, seal.Passes.Value)),
        { Kind: BackupSeal.KeyFile, KeyId: { } id, SealedKey: { } sealedKey } => await UnsealAsync(header.Id, id, sealedKey, cancellationToken),
        _ => throw BackupRefusal.Broken("its header does not say how it opens."),
    };

    private static SecretBinding BindingOf(Guid backup) => new("backup", "key", backup.ToString());

    private async Task<byte[]> UnsealAsync(Guid backup, string id, byte[] sealedKey, CancellationToken cancellationToken)
    {
        // Reading the ring makes a file where there is none, and a new key opens nothing.
        if (installation.Path is not { } path || !File.Exists(path))
        {
            throw new BackupRefusal(Error.Invalid(
                "secret_key_missing", $"This backup opens with the key {id}, and there is no key file here: name a copy of the one that it was made with."));
        }

        var ring = await installation.ReadAsync(cancellationToken);
        if (ring.Value?.Find(id) is null)
        {
            throw new BackupRefusal(Error.Invalid(
                "secret_key_missing", $"This backup opens with the key {id}, which is not in {path}: name a copy of the key file that it was made with."));
        }

        var key = await new SecretCipher(installation).OpenAsync(sealedKey, BindingOf(backup), cancellationToken);
        if (!key.IsSuccess)
        {
            throw BackupRefusal.Broken("its header was changed, or belongs to another backup.");
        }

        return Convert.FromBase64String(key.Value);
    }

    private static byte[] Derive(string passphrase, byte[] salt, Argon2Cost cost)
    {
        var parameters = new Argon2Parameters { DegreeOfParallelism = Argon2Cost.Lanes, MemorySize = cost.MemoryKib, NumberOfPasses = cost.Passes };

        // One spelling of what looks the same, whatever keyboard it was typed on.
        var bytes = Encoding.UTF8.GetBytes(passphrase.Normalize(NormalizationForm.FormKC));
        return PasswordBasedKeyDerivationAlgorithm.Argon2id(parameters).DeriveBytes(bytes, salt, KeyBytes);
    }
}
