using Nebula.Platform.Outbound;

namespace Nebula.Homelab.Status.Checks.Domain;

/// <summary>Finds the registration that a name belongs to, asking from the name upwards: which part was registered, only the registry knows.</summary>
internal sealed class DomainLookup(RdapClient rdap, RdapServers servers)
{
    private const int MaxAsked = 5;

    /// <returns>Null when no registry tells of such names.</returns>
    public async Task<DomainAnswer?> AskAsync(DomainCheck check, OutboundTrace trace, CancellationToken cancellationToken)
    {
        // Where to find those of the list, only the list says; they have no business in anybody's own network.
        var policy = check.RdapServer is null ? OutboundPolicy.Registries : OutboundPolicy.Monitors;
        (Uri Server, string Ending)? found = check.RdapServer is { } own
            ? (own, check.Name[(check.Name.LastIndexOf('.') + 1)..])
            : await servers.FindAsync(check.Name, cancellationToken);
        if (found is not var (server, ending))
        {
            return null;
        }

        for (var name = Nearest(check.Name, ending); name.Length > ending.Length; name = RdapServers.Above(name))
        {
            if (await rdap.GetAsync(UrlOf(server, name), policy, trace, cancellationToken) is not { } body)
            {
                continue;
            }

            // Above the registered names registries know their own (co.uk), which are not paid for and say nothing of one that is gone.
            var registration = RdapAnswer.Read(name, body);
            if (name == check.Name || registration.Ends is not null)
            {
                return new DomainAnswer(registration);
            }
        }

        return new DomainAnswer(null);
    }

    // No registry sells names with more labels in front of its ending.
    private static string Nearest(string name, string ending)
    {
        var labels = name[..^ending.Length].TrimEnd('.').Split('.');
        return string.Join('.', labels.TakeLast(MaxAsked).Append(ending));
    }

    private static Uri UrlOf(Uri server, string name) => new($"{server.AbsoluteUri.TrimEnd('/')}/domain/{name}");
}
