using Nebula.Cli.Commands;
using Nebula.Platform.Database;

namespace Nebula.Cli.Launching.Steps;

/// <summary>Migrates before the functions start.</summary>
internal sealed class DatabasesStep : ILaunchStep
{
    public async Task<Problem?> RunAsync(LaunchSession session, CancellationToken cancellationToken)
    {
        var (applied, problem) = await Databases.MigrateAsync(session.PostgresUri, session.Settings, session.Clock, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        session.Progress.Ok(applied.Count == 0 ? $"{DatabaseNames.All.Count} databases" : $"{DatabaseNames.All.Count} databases ({applied.Count} migrations applied)");
        return null;
    }
}
