namespace Nebula.Platform.Identity.Users;

/// <summary>A user that passed every rule and can be written.</summary>
internal sealed record NewUser(Guid Id, string Name, string NameKey, Role Role, string PasswordHash);
