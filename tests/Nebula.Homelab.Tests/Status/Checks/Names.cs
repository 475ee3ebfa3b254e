using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Nebula.Platform.Outbound;

namespace Nebula.Homelab.Tests.Status.Checks;

/// <summary>Name servers as they fail.</summary>
internal static class Names
{
    /// <summary>Knows no name.</summary>
    public static void None(IServiceCollection services) => Use(services, _ => throw new SocketException((int)SocketError.HostNotFound));

    /// <summary>No server answers: EAI_AGAIN.</summary>
    public static void NoServer(IServiceCollection services) => Use(services, _ => throw new SocketException((int)SocketError.TryAgain));

    /// <summary>The question is never answered.</summary>
    public static void Silent(IServiceCollection services) => Use(services, async cancellationToken =>
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        return [];
    });

    private static void Use(IServiceCollection services, Func<CancellationToken, Task<IReadOnlyList<IPAddress>>> answer) =>
        services.AddSingleton<IHostResolver>(new Resolver(answer));

    private sealed class Resolver(Func<CancellationToken, Task<IReadOnlyList<IPAddress>>> answer) : IHostResolver
    {
        public Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellationToken) => answer(cancellationToken);
    }
}
