using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Nebula.Platform.Outbound;

/// <summary>Opens TLS connections to addresses that the guard has checked, only to see what is presented.</summary>
public sealed class OutboundTls(OutboundConnector connector)
{
    /// <summary>Shakes hands and leaves. Nothing is said, so any certificate will do; the trace has it, with what is wrong with it.</summary>
    /// <param name="host">Where to.</param>
    /// <param name="port">Its port.</param>
    /// <param name="serverName">Whom to ask for, and whom the certificate must be for.</param>
    /// <param name="policy">Whose policy.</param>
    /// <param name="trace">Filled in on the way.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="AuthenticationException">No secure connection could be agreed on.</exception>
    public async Task<SslProtocols> ShakeHandsAsync(
        string host, int port, string serverName, OutboundPolicy policy, OutboundTrace trace, CancellationToken cancellationToken)
    {
        using var socket = await connector.ConnectAsync(host, port, policy, trace, cancellationToken);
        await using var plain = new NetworkStream(socket, ownsSocket: false);
        await using var secure = new SslStream(plain, leaveInnerStreamOpen: true);
        var options = CertificateCheck.Options(trace, verify: false);
        options.TargetHost = serverName;
        await secure.AuthenticateAsClientAsync(options, cancellationToken);
        return secure.SslProtocol;
    }
}
