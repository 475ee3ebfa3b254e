using Nebula.Functions.Identity;

namespace Nebula.Functions.Oidc;

/// <summary>A sign-on that ended well.</summary>
/// <param name="ReturnTo">Where the site goes on: a path.</param>
/// <param name="Session">Null when an account was linked, to a session that goes on.</param>
internal sealed record OidcAnswer(string ReturnTo, SessionAnswer? Session);
