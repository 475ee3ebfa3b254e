namespace Nebula.Platform.Identity.Users;

/// <summary>The password was right; a code is awaited from whoever holds the token.</summary>
public sealed record SignInChallenge(string Token, DateTimeOffset ExpiresAt);
