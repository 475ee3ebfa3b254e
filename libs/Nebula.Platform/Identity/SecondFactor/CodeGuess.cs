using System.Net;

namespace Nebula.Platform.Identity.SecondFactor;

/// <summary>By what attempts at a code are counted. No user name has a NUL, so nobody counts up another's account by a login.</summary>
internal sealed record CodeGuess(string Account, IPAddress Address, bool Familiar)
{
    /// <summary>At the second step of a login: who has signed in from the address before has a count of its own there.</summary>
    public static CodeGuess AtLogin(Guid userId, IPAddress address, bool familiar) => new($"\0code {userId}", address, familiar);

    /// <summary>Within a session: by account, whatever the address.</summary>
    public static CodeGuess InSession(Guid userId, IPAddress address) => new($"\0proof code {userId}", address, Familiar: false);
}
