namespace Nebula.Platform.Identity.SecondFactor;

/// <summary>A code that is right, and not used up yet: the time step of an app's, or the hash of a recovery code.</summary>
internal sealed record CodeProof(long Step, byte[]? RecoveryHash = null)
{
    /// <summary>The user has no second factor.</summary>
    public static CodeProof NotAsked { get; } = new(-1);
}
