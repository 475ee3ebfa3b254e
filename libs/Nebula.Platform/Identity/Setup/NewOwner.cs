namespace Nebula.Platform.Identity.Setup;

/// <summary>The first user, ready to be written.</summary>
internal sealed record NewOwner(Guid Id, string Name, string NameKey, string PasswordHash);
