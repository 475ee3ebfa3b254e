namespace Nebula.Platform.Identity.Passkeys;

/// <summary>A user, as far as the framework's handler of passkeys has to know one.</summary>
internal sealed record PasskeyHolder(Guid Id, string Name);
