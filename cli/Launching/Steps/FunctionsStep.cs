using System.Globalization;
using Nebula.Cli.Commands;
using Nebula.Cli.Installation;
using Nebula.Cli.Supervision;

namespace Nebula.Cli.Launching.Steps;

/// <summary>Starts the functions and waits until they say that they are ready.</summary>
internal sealed class FunctionsStep : ILaunchStep
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task<Problem?> RunAsync(LaunchSession session, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(session.Data.Path, "bin", "functions");
        FolderCopy.Mirror(session.Targets.FunctionsFolder, folder);
        var options = new FunctionsOptions(folder, session.FunctionsUrl, session.Data.LogOf(ServiceNames.Functions), FunctionsEnvironment.Of(session));
        var service = new FunctionsService(options, session.Clock);
        var supervisor = new ServiceSupervisor(service, session.Clock, session.Report, session.Log);
        session.Started(ServiceNames.Functions, async () =>
        {
            await supervisor.StopAsync();
            service.Dispose();
        });

        var started = session.Clock.GetTimestamp();
        var failure = await supervisor.StartAsync(cancellationToken)
            ?? await new InstallationClient(session.FunctionsUrl, session.LauncherToken).WaitUntilReadyAsync(Patience, session.Clock, cancellationToken);
        if (failure is not null)
        {
            return new Problem(ExitCodes.ServiceFailed, failure, $"Their log: {session.Data.LogOf(ServiceNames.Functions)}");
        }

        session.Progress.Ok(string.Create(CultureInfo.InvariantCulture, $"functions {session.Clock.GetElapsedTime(started).TotalSeconds:0.0} s"));
        session.Edge?.WatchFunctions();
        return null;
    }
}
