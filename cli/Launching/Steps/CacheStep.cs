using Nebula.Cli.Commands;
using Nebula.Cli.Embedded;
using Nebula.Cli.Installation;

namespace Nebula.Cli.Launching.Steps;

/// <summary>The cache in our own process, unless NEBULA_REDIS names a server.</summary>
internal sealed class CacheStep : ILaunchStep
{
    public async Task<Problem?> RunAsync(LaunchSession session, CancellationToken cancellationToken)
    {
        if (session.Settings[LauncherSettings.Redis] is { } uri)
        {
            return await UseExternalAsync(session, uri, cancellationToken);
        }

        try
        {
            var cache = await EmbeddedCache.StartAsync(session.Data.Cache, loggerFactory: null, cancellationToken);
            session.Started(ServiceNames.Cache, () =>
            {
                cache.Dispose();
                return Task.CompletedTask;
            });
            session.RedisUri = cache.ConnectionUri;
            session.Running(ServiceNames.Cache, $"127.0.0.1:{cache.Port}");
        }
        catch (EmbeddedStackException error)
        {
            return new Problem(ExitCodes.ServiceFailed, error.Message, "./nebula doctor explains.");
        }

        session.Progress.Ok("cache");
        return null;
    }

    private static async Task<Problem?> UseExternalAsync(LaunchSession session, string uri, CancellationToken cancellationToken)
    {
        if (await ExternalServer.ProbeRedisAsync(uri, cancellationToken) is { } problem)
        {
            return problem;
        }

        session.RedisUri = uri;
        session.Report(new ServiceState(ServiceNames.Cache, ServicePhase.External, null, 0, session.Clock.GetUtcNow(), "named by " + LauncherSettings.Redis));
        session.Progress.Ok($"cache (from {LauncherSettings.Redis})");
        return null;
    }
}
