using Nebula.Platform.Identity;

namespace Nebula.Functions.Users;

internal sealed record RoleAnswer(Role Role, IReadOnlyList<string> Permissions);
