using Nebula.Platform.Identity.Sessions;

namespace Nebula.Platform.Identity.Oidc;

/// <summary>What a sign-on is for, and where the site goes on afterwards.</summary>
public sealed record OidcAim
{
    /// <summary>Where a window that was opened for the sign-on alone tells the page behind it, and closes.</summary>
    public const string DoneInAWindow = "/login/done";

    private OidcAim(OidcPurpose purpose, string? returnTo) => (Purpose, ReturnTo) = (purpose, returnTo);

    internal OidcPurpose Purpose { get; }

    internal string? ReturnTo { get; }

    internal Guid? Session { get; private init; }

    internal byte[]? InviteHash { get; private init; }

    /// <param name="returnTo">Anything but a path of the site becomes the dashboard.</param>
    public static OidcAim SignIn(string? returnTo) => new(OidcPurpose.SignIn, returnTo);

    public static OidcAim Link(Session own) => new(OidcPurpose.Link, "/account") { Session = own.Id };

    public static OidcAim Confirm(Session own) => new(OidcPurpose.Confirm, DoneInAWindow) { Session = own.Id };

    /// <param name="token">Of an invitation that is alive.</param>
    public static OidcAim Invite(string token) => new(OidcPurpose.Invite, "/") { InviteHash = SecretToken.HashOf(token) };
}
