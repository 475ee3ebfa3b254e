using Nebula.Platform.Errors;

namespace Nebula.Platform.Identity.Passkeys;

/// <summary>Where a browser's passkeys belong to: it ties them to a host name, and uses them on that one only.</summary>
/// <param name="Host">The relying party's id.</param>
/// <param name="Origin">What the browser must say that it was at.</param>
public sealed record PasskeyPlace(string Host, string Origin)
{
    /// <param name="publicUrl">The installation's own address, if it is told one; an IP address does not count.</param>
    /// <param name="requested">Scheme and host by which the browser came.</param>
    public static Result<PasskeyPlace> Of(string? publicUrl, string requested)
    {
        if (!Uri.TryCreate(requested, UriKind.Absolute, out var here))
        {
            return No("This address cannot have passkeys.");
        }

        if (Uri.TryCreate(publicUrl, UriKind.Absolute, out var told) && told.HostNameType == UriHostNameType.Dns)
        {
            return OriginOf(told) == OriginOf(here)
                ? At(here)
                : No($"Passkeys belong to one address, and here that is {OriginOf(told)}. Open Nebula there to use them.");
        }

        return At(here);
    }

    private static Result<PasskeyPlace> At(Uri place)
    {
        if (place.HostNameType != UriHostNameType.Dns)
        {
            return No($"A browser ties passkeys to a host name, and {place.Host} is an address without one. On this machine open http://localhost:{place.Port}; elsewhere give Nebula a name and https.");
        }

        return place.Scheme == Uri.UriSchemeHttps || place.IdnHost == "localhost" || place.IdnHost.EndsWith(".localhost", StringComparison.Ordinal)
            ? new PasskeyPlace(place.IdnHost, OriginOf(place))
            : No("Browsers use passkeys over https only. Put a proxy with https before Nebula and set NEBULA_PUBLIC_URL.");
    }

    private static string OriginOf(Uri place) => $"{place.Scheme}://{place.IdnHost}{(place.IsDefaultPort ? "" : $":{place.Port}")}";

    private static Error No(string why) => Error.Conflict("passkeys_not_here", why);
}
