namespace Nebula.Platform.Identity.SecondFactor;

/// <summary>What an authenticator app needs, shown once.</summary>
/// <param name="Key">The secret in base 32, for typing.</param>
/// <param name="Uri">The same as an address (<c>otpauth://</c>), for the picture.</param>
public sealed record TotpSetup(string Key, string Uri);
