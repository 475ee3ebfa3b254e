namespace Nebula.Runtime.Keys;

/// <summary>A key as it is kept; its value is nowhere.</summary>
internal sealed record StoredKey(KeyScope Scope, string Name, byte[] Hash);
