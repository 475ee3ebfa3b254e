namespace Nebula.Platform.Identity.ApiKeys;

/// <summary>What a new key is to be.</summary>
/// <param name="Name">By which the audit log calls it.</param>
/// <param name="Permissions">At least one, of those that its user may give (<see cref="ApiKeyScopes"/>).</param>
/// <param name="ExpiresInDays">Null: until it is revoked.</param>
public sealed record ApiKeyDraft(string Name, IReadOnlyList<string> Permissions, int? ExpiresInDays);
