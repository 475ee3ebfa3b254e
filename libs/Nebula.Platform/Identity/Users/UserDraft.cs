namespace Nebula.Platform.Identity.Users;

/// <summary>A user to be made.</summary>
public sealed record UserDraft(string Name, Role Role, string Password);
