using System.Net;

namespace Nebula.Platform.Identity.Accounts;

/// <summary>What a change of one's own password needs.</summary>
public sealed record PasswordChange(string Current, string Next, IPAddress Address)
{
    /// <summary>A code of the app, or a recovery code, from who has a second factor.</summary>
    public string Code { get; init; } = "";
}
