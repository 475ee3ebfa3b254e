namespace Nebula.Functions.Users;

/// <summary>Body of <c>PUT /api/owner</c>.</summary>
internal sealed record ChangeOwnerBody
{
    public Guid UserId { get; init; }
}
