using System.Net;

namespace Nebula.Platform.Outbound;

/// <summary>The operating system's resolver, hosts file and all. It also reads odd spellings: 2130706433, 0x7f.1, 0177.0.0.1.</summary>
internal sealed class SystemHostResolver : IHostResolver
{
    public async Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellationToken) =>
        await Dns.GetHostAddressesAsync(host, cancellationToken);
}
