namespace Nebula.Platform.Identity.Invites;

/// <summary>An invitation just made, with the only copy of its token.</summary>
/// <param name="Token">Goes behind <c>#</c> of the page <c>/invite</c>. The site that asked makes the link, from its own address: a Host header has no say in it.</param>
/// <param name="Invite">Whom it invites.</param>
public sealed record InviteLink(string Token, Invite Invite);
