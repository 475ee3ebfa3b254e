using System.Net;

namespace Nebula.Platform.Identity.Accounts;

/// <summary>With what a signed-in person shows that it still is the same one.</summary>
/// <param name="Password">The current password.</param>
/// <param name="Address">From where.</param>
public sealed record Proof(string Password, IPAddress Address)
{
    /// <summary>A code of the app, or a recovery code, from who has a second factor.</summary>
    public string Code { get; init; } = "";
}
