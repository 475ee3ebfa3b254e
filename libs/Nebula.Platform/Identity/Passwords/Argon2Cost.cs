namespace Nebula.Platform.Identity.Passwords;

/// <summary>What one Argon2id computation costs. Changing <see cref="Current"/> re-hashes each password at its owner's next login.</summary>
/// <param name="MemoryKib">Memory in KiB.</param>
/// <param name="Passes">Passes over that memory.</param>
internal sealed record Argon2Cost(int MemoryKib, int Passes)
{
    /// <summary>libsodium computes one lane only.</summary>
    public const int Lanes = 1;

    /// <summary>
    /// The OWASP minimum of memory with more than twice its passes. Passes rather than memory: the kernel hands out and takes back the memory
    /// of each computation without letting anybody else on that processor, which requests notice (bench/README.md).
    /// </summary>
    public static Argon2Cost Current { get; } = new(19 * 1024, 5);
}
