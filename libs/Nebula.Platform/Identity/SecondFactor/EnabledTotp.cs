using Nebula.Platform.Identity.Sessions;

namespace Nebula.Platform.Identity.SecondFactor;

/// <summary>The second factor counts now.</summary>
/// <param name="RecoveryCodes">Shown this once.</param>
/// <param name="Session">The session, which goes on with a new token.</param>
public sealed record EnabledTotp(IReadOnlyList<string> RecoveryCodes, OpenedSession Session);
