using Nebula.Platform.Identity.Sessions;

namespace Nebula.Functions.Accounts;

/// <summary>What a user asks for the own account, in the session it is asked in.</summary>
/// <param name="Session">The caller's own.</param>
/// <param name="Body">What was sent.</param>
internal sealed record OwnRequest<T>(Session Session, T Body);
