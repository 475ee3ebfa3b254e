using System.Net;
using System.Net.Sockets;

namespace Nebula.Platform.Outbound;

/// <summary>
/// Makes the HTTP clients for addresses that a user can influence. Each client is for one exchange: no connection, cookie
/// or TLS session is shared between targets, and every connection, after a redirect too, goes through the guard.
/// </summary>
public sealed class OutboundHttp(OutboundConnector connector)
{
    /// <summary>Of a request: the names of the headers that only the origin it is made for may see, whatever it redirects to.</summary>
    public static readonly HttpRequestOptionsKey<IReadOnlySet<string>> SecretHeaders = new("nebula.secret-headers");

    private const int MaxHeaderKilobytes = 64;

    // For whatever reads a whole body at once; streams are bounded by who reads them.
    private const int MaxBufferedBytes = 4 * 1024 * 1024;

    // The longest any caller may wait; callers bring a shorter deadline of their own.
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(60);

    /// <param name="policy">Whose policy.</param>
    /// <param name="trace">Filled in on the way.</param>
    /// <param name="verifyTls">False takes any certificate; it is still looked at, for <paramref name="trace"/>.</param>
    /// <param name="maxRedirects">How many redirects are followed, never from https to http.</param>
    public HttpClient Create(OutboundPolicy policy, OutboundTrace trace, bool verifyTls = true, int maxRedirects = 0)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            // A compressed body is read as it is: nothing can grow on the way in.
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            UseProxy = false,
            Credentials = null,
            PreAuthenticate = false,
            // No trace ids of ours to strangers.
            ActivityHeadersPropagator = null,
            MaxResponseHeadersLength = MaxHeaderKilobytes,
            MaxResponseDrainSize = 0,
            PooledConnectionLifetime = TimeSpan.Zero,
            SslOptions = CertificateCheck.Options(trace, verifyTls),
            ConnectCallback = async (context, cancellationToken) =>
            {
                var target = context.DnsEndPoint;
                var socket = await connector.ConnectAsync(target.Host, target.Port, policy, trace, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        HttpMessageHandler outermost = maxRedirects > 0 ? new RedirectFollower(handler, maxRedirects) : handler;
        var client = new HttpClient(outermost, disposeHandler: true)
        {
            Timeout = MaxTime,
            MaxResponseContentBufferSize = MaxBufferedBytes,
        };
        client.DefaultRequestHeaders.Add("User-Agent", "Nebula-Command");
        return client;
    }
}
