using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Nebula.Functions.Access;
using Nebula.Platform.Errors;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.ForwardAuth;

namespace Nebula.Functions.ForwardAuth;

/// <summary>Whom a listed proxy says it let in. From everybody else the header is text that an attacker chose, and not read.</summary>
internal sealed class ForwardedUser(IOptions<ForwardAuthOptions> options, ForwardedRequest forwarded)
{
    private const int MaxLength = 200;

    private readonly TrustedProxies _proxies = ForwardAuthOptions.TryReadProxies(options.Value.Proxies, out var proxies, out _) ? proxies : TrustedProxies.None;

    private static Error Absent => Error.Forbidden("forward_auth_absent", "No proxy that is believed here says who you are.");

    private static Error Odd => Error.Forbidden("forward_auth_refused", "The proxy does not say clearly who you are: it must send its header once, with one name.");

    public Result<string> Read(HttpRequest request)
    {
        if (string.IsNullOrEmpty(options.Value.Header) || forwarded.ProxyOf(request) is not { } proxy || !_proxies.Contains(proxy))
        {
            return Absent;
        }

        var values = request.Headers[options.Value.Header];
        return values switch
        {
            [] or [""] => Absent,
            [{ } name] when IsName(name) => name,
            _ => Odd,
        };
    }

    // Two headers that somebody on the way made one have a comma.
    private static bool IsName(string name) =>
        name.Length <= MaxLength && name == name.Trim() && !name.Any(character => char.IsControl(character) || char.IsSurrogate(character) || character is ',' or ';');
}
