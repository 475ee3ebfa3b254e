namespace Nebula.Platform.Identity.Passkeys;

/// <summary>A device has answered, and its signature is good. Whether it counts on is still to be looked at.</summary>
internal sealed record PasskeyAssertion(Guid UserId, byte[] CredentialId, long SignCount, bool IsBackedUp);
