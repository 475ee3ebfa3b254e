using System.Net;

namespace Nebula.Platform.Identity.Invites;

/// <summary>Somebody who uses an invitation. Name and role are the invitation's, not the claim's.</summary>
public sealed record InviteClaim(string Token, string Password, IPAddress Address, string UserAgent);
