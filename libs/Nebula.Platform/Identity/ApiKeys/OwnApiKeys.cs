namespace Nebula.Platform.Identity.ApiKeys;

/// <summary>A user's own keys, by name.</summary>
/// <param name="Items">Expired ones too.</param>
/// <param name="Grantable">The permissions that a new key could have.</param>
public sealed record OwnApiKeys(IReadOnlyList<ApiKey> Items, IReadOnlyList<string> Grantable);
