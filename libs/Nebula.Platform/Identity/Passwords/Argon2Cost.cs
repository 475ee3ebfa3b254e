namespace Nebula.Platform.Identity.Passwords;

/// <summary>What one Argon2id computation costs. Changing <see cref="Current"/> re-hashes each password at its owner's next login.</summary>
/// <param name="MemoryKib">Memory in KiB.</param>
/// <param name="Passes">Passes over that memory.</param>
internal sealed record Argon2Cost(int MemoryKib, int Passes)
{
    /// <summary>libsodium computes one lane only.</summary>
    public const int Lanes = 1;

    /// <summary>Above the OWASP minimum of 19 MiB and 2 passes, and as dear as 35 logins a second on one core allow (bench/README.md).</summary>
    public static Argon2Cost Current { get; } = new(32 * 1024, 2);
}
