using Nebula.Platform.Identity.Sessions;

namespace Nebula.Platform.Identity.Oidc;

/// <summary>How a sign-on ended well.</summary>
/// <param name="ReturnTo">A path of the site.</param>
/// <param name="Opened">The new session; null when an account was linked.</param>
public sealed record OidcOutcome(string ReturnTo, OpenedSession? Opened);
