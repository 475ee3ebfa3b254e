using Nebula.Platform.Identity.Sessions;

namespace Nebula.Platform.Identity.Users;

/// <summary>What a right password leads to: a session, or a challenge for a code.</summary>
public sealed record SignInStep(OpenedSession? Session, SignInChallenge? Challenge);
