using Microsoft.Extensions.Options;

namespace Nebula.Platform.Identity;

/// <summary>
/// Knows our own processes, each by a secret of its own. Only their hashes stay in memory; one that is not set matches nobody. A process
/// that calls the API later gets its line here, its token and its permissions, which are what it calls and no more.
/// </summary>
public sealed class ServiceTokens(IOptions<IdentityOptions> options)
{
    private const int MaxPerson = 64;

    private readonly (byte[] Hash, Principal Principal)[] _known = [.. Known(options.Value)];

    /// <summary>A person at this machine with ./nebula.</summary>
    public static Principal CommandLine { get; } = Named("./nebula", RolePermissions.CommandLine);

    /// <summary>The launcher, which runs the functions and the edge.</summary>
    public static Principal Launcher { get; } = Named("launcher", RolePermissions.Launcher);

    /// <summary>Whose token it is; null when nobody's. All are compared, each in constant time, so that the time tells nothing.</summary>
    public Principal? Find(string presented)
    {
        Principal? found = null;
        foreach (var (hash, principal) in _known)
        {
            found = SecretToken.Matches(presented, hash) ? principal : found;
        }

        return found;
    }

    /// <summary>The command line with the user of the operating system who sits at it, as it says itself: the token may do the same without.</summary>
    public static Principal By(Principal service, string person)
    {
        var name = new string([.. person.Where(character => !char.IsControl(character) && !char.IsSurrogate(character)).Take(MaxPerson)]).Trim();
        return service == CommandLine && name.Length > 0 ? service with { Name = $"{service.Name} by {name}" } : service;
    }

    private static IEnumerable<(byte[] Hash, Principal Principal)> Known(IdentityOptions options)
    {
        foreach (var (token, principal) in new[] { (options.ServiceToken, CommandLine), (options.LauncherToken, Launcher) })
        {
            if (!string.IsNullOrEmpty(token))
            {
                yield return (SecretToken.HashOf(token), principal);
            }
        }
    }

    private static Principal Named(string name, IReadOnlySet<string> granted) => new() { Kind = PrincipalKind.Service, Name = name, Granted = granted };
}
