namespace Nebula.Functions.Access;

/// <summary>What one HTTP function asks of its caller: a permission, or nothing because it is public.</summary>
internal sealed record AccessRule(string Function, string? Permission)
{
    public bool IsPublic => Permission is null;
}
