namespace Nebula.Platform.Identity.Setup;

/// <summary>A one-time right to become the owner; the only copy of its token.</summary>
public sealed record SetupLink(string Token, DateTimeOffset ExpiresAt);
