namespace Nebula.Platform.Secrets;

/// <summary>What a rotation did.</summary>
/// <param name="Current">The id of the key that seals now.</param>
/// <param name="Values">How many values were sealed with it.</param>
public sealed record SecretRotationOutcome(string Current, int Values);
