using Nebula.Platform.Identity.Oidc;

namespace Nebula.Functions.Oidc;

/// <summary>One's own account at the identity provider.</summary>
/// <param name="Provider">What the provider is called; null when there is none.</param>
/// <param name="Linked">Null when none is linked.</param>
/// <param name="HasPassword">Whether there is a password too, by which to confirm that it is oneself.</param>
internal sealed record IdentityAnswer(string? Provider, LinkedIdentity? Linked, bool HasPassword);
