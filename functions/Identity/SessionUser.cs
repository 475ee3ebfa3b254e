using Nebula.Platform.Identity;

namespace Nebula.Functions.Identity;

/// <summary>Whose session it is.</summary>
internal sealed record SessionUser(Guid Id, string Name, Role Role);
