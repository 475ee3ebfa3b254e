using System.Net;

namespace Nebula.Platform.Outbound;

/// <summary>From a name to addresses; a seam, because no test can make the machine's own resolver lie.</summary>
public interface IHostResolver
{
    /// <exception cref="System.Net.Sockets.SocketException">The name does not exist, or the name server does not answer.</exception>
    Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellationToken);
}
