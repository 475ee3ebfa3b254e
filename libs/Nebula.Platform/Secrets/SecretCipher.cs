using System.Security.Cryptography;
using System.Text;
using Nebula.Platform.Errors;

namespace Nebula.Platform.Secrets;

/// <summary>Seals and opens what is stored secretly. What cannot be opened is an error and never an empty value.</summary>
public sealed class SecretCipher
{
    private readonly SecretKeyFile _keys;

    internal SecretCipher(SecretKeyFile keys) => _keys = keys;

    /// <exception cref="SecretKeyException">The key file is broken, or open to others.</exception>
    public async Task<Result<byte[]>> SealAsync(string value, SecretBinding binding, CancellationToken cancellationToken)
    {
        var ring = await _keys.ReadAsync(cancellationToken);
        if (!ring.IsSuccess)
        {
            return ring.Error;
        }

        var bytes = Encoding.UTF8.GetBytes(value);
        var result = SealedSecret.Seal(bytes, ring.Value, binding.ToBytes());
        CryptographicOperations.ZeroMemory(bytes);
        return result;
    }

    /// <exception cref="SecretKeyException">The key file is broken, or open to others.</exception>
    public async Task<Result<string>> OpenAsync(byte[] sealedValue, SecretBinding binding, CancellationToken cancellationToken)
    {
        var ring = await _keys.ReadAsync(cancellationToken);
        if (!ring.IsSuccess)
        {
            return ring.Error;
        }

        var key = KeyFor(sealedValue, ring.Value, binding);
        if (!key.IsSuccess)
        {
            return key.Error;
        }

        try
        {
            var bytes = SealedSecret.Open(sealedValue, key.Value, binding.ToBytes());
            var value = Encoding.UTF8.GetString(bytes);
            CryptographicOperations.ZeroMemory(bytes);
            return value;
        }
        catch (AuthenticationTagMismatchException)
        {
            return Broken(binding);
        }
    }

    /// <summary>The same value under the current key; the bytes given when they are under it already.</summary>
    internal Result<byte[]> Rewrap(byte[] sealedValue, SecretBinding binding, SecretKeyRing ring)
    {
        if (SealedSecret.KeyIdOf(sealedValue) == ring.CurrentId)
        {
            return sealedValue;
        }

        var key = KeyFor(sealedValue, ring, binding);
        if (!key.IsSuccess)
        {
            return key.Error;
        }

        try
        {
            return SealedSecret.Rewrap(sealedValue, key.Value, ring, binding.ToBytes());
        }
        catch (AuthenticationTagMismatchException)
        {
            return Broken(binding);
        }
    }

    private Result<byte[]> KeyFor(byte[] sealedValue, SecretKeyRing ring, SecretBinding binding)
    {
        if (SealedSecret.KeyIdOf(sealedValue) is not { } id)
        {
            return Broken(binding);
        }

        return ring.Find(id) is { } key
            ? key
            : Error.Unavailable(
                "secret_key_missing",
                $"A secret of {binding.Table} is sealed with the key {id}, which is not in {_keys.Path} (there: {string.Join(", ", ring.Ids.Order(StringComparer.Ordinal))}). Put the file with that key back.");
    }

    private static Error Broken(SecretBinding binding) => Error.Unavailable(
        "secret_unreadable", $"A secret of {binding.Table} ({binding.Column}, {binding.Row}) does not open: it was changed, or copied from another place. Set it anew.");
}
