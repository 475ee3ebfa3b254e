namespace Nebula.Functions.Access;

/// <summary>What one HTTP function asks of its caller: a permission, or nothing because it is public.</summary>
/// <param name="Function">The function's name.</param>
/// <param name="Permission">Null for a public one.</param>
/// <param name="NeedsFreshSession">A user must have proved lately who it is.</param>
internal sealed record AccessRule(string Function, string? Permission, bool NeedsFreshSession = false)
{
    public bool IsPublic => Permission is null;
}
