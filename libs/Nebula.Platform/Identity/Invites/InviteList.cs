namespace Nebula.Platform.Identity.Invites;

/// <summary>The open invitations, by name.</summary>
public sealed record InviteList(IReadOnlyList<Invite> Items);
