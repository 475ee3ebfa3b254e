using Nebula.Cli.Commands;
using Nebula.Cli.Embedded;
using Nebula.Cli.Installation;
using Nebula.Cli.Supervision;

namespace Nebula.Cli.Launching.Steps;

/// <summary>Our own PostgreSQL, unless NEBULA_POSTGRES names one.</summary>
internal sealed class PostgresStep : ILaunchStep
{
    public async Task<Problem?> RunAsync(LaunchSession session, CancellationToken cancellationToken)
    {
        if (session.Settings[LauncherSettings.Postgres] is { } uri)
        {
            return await UseExternalAsync(session, uri, cancellationToken);
        }

        var service = new PostgresService(new EmbeddedPostgresOptions { Folder = session.Data.Postgres, NodeModules = session.Targets.EmbeddedModules });
        var supervisor = new ServiceSupervisor(service, session.Clock, session.Report, session.Log);
        session.Started(ServiceNames.Postgres, supervisor.StopAsync);
        if (await supervisor.StartAsync(cancellationToken) is { } failure)
        {
            return new Problem(ExitCodes.ServiceFailed, failure, $"Its log: {session.Data.LogOf(ServiceNames.Postgres)}. ./nebula doctor explains.");
        }

        session.PostgresUri = service.ConnectionUri;
        session.Progress.Ok("PostgreSQL");
        return null;
    }

    private static async Task<Problem?> UseExternalAsync(LaunchSession session, string uri, CancellationToken cancellationToken)
    {
        if (await ExternalServer.ProbePostgresAsync(uri, cancellationToken) is { } problem)
        {
            return problem;
        }

        session.PostgresUri = uri;
        session.Report(new ServiceState(ServiceNames.Postgres, ServicePhase.External, null, 0, session.Clock.GetUtcNow(), "named by " + LauncherSettings.Postgres));
        session.Progress.Ok($"PostgreSQL (from {LauncherSettings.Postgres})");
        return null;
    }
}
