using System.Net;

namespace Nebula.Platform.Identity.Accounts;

/// <summary>What a change of one's own password needs.</summary>
public sealed record PasswordChange(string Current, string Next, IPAddress Address);
