namespace Nebula.Runtime.Keys.Storage;

/// <summary>What a change did.</summary>
/// <param name="Outcome">To the key.</param>
/// <param name="Keys">All keys after it.</param>
internal sealed record KeyWrite(KeyOutcome Outcome, IReadOnlyCollection<StoredKey> Keys);
