using Nebula.Platform.Identity.Oidc;

namespace Nebula.Functions.ForwardAuth;

/// <summary>The name by which a proxy before the edge lets one in.</summary>
/// <param name="Offered">What the proxy calls the caller; null when none that is believed says anything.</param>
/// <param name="Linked">Null when none is linked.</param>
internal sealed record ForwardedIdentityAnswer(string? Offered, LinkedIdentity? Linked);
