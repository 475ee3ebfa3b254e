using Nebula.Cli.Building;
using Nebula.Cli.Commands;
using Nebula.Cli.Installation;

namespace Nebula.Cli.Launching.Steps;

/// <summary>Builds the functions, the site and the database's binaries, as far as they are older than their sources.</summary>
internal sealed class BuildStep : ILaunchStep
{
    public async Task<Problem?> RunAsync(LaunchSession session, CancellationToken cancellationToken)
    {
        var builder = new Builder(session.Repository, session.Data, session.Progress, session.Clock);
        foreach (var target in Needed(session))
        {
            if (await builder.EnsureAsync(target, session.Options.MayBuild, cancellationToken) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    private static IEnumerable<BuildTarget> Needed(LaunchSession session)
    {
        yield return session.Targets.Functions;
        if (session.Settings[LauncherSettings.Postgres] is null)
        {
            yield return session.Targets.Embedded;
        }

        if (session.Targets.HasSite)
        {
            yield return session.Targets.Site;
        }
    }
}
