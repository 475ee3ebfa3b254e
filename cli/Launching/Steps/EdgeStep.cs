using Nebula.Cli.Commands;
using Nebula.Cli.Diagnostics;
using Nebula.Cli.Edge;
using Nebula.Cli.Installation;

namespace Nebula.Cli.Launching.Steps;

/// <summary>Takes the port first, so that a browser can watch the rest.</summary>
internal sealed class EdgeStep : ILaunchStep
{
    public async Task<Problem?> RunAsync(LaunchSession session, CancellationToken cancellationToken)
    {
        var port = session.Options.Port;
        if (!EdgeAccessOptions.TryRead(session.Settings, out var access, out var problem))
        {
            return new Problem(ExitCodes.Usage, problem, "Set it right in the environment or in .env.");
        }

        try
        {
            var options = new EdgeOptions(port, session.FunctionsUrl, session.Targets.SiteFolder, session.Data.SnapshotFile, session.EdgeSecret, access);
            var edge = await EdgeServer.StartAsync(options, session.Progress, session.Clock, cancellationToken);
            session.Edge = edge;
            session.Started(ServiceNames.Edge, async () => await edge.DisposeAsync());
        }
        catch (IOException)
        {
            var owner = new PortOwner().Find(port) ?? "another program";
            return new Problem(ExitCodes.PortInUse, $"Port {port} is in use by {owner}.", $"Choose another: ./nebula up --port {FreePort.Near(port)}");
        }
        catch (UnauthorizedAccessException)
        {
            return new Problem(ExitCodes.PortInUse, $"This user may not listen on port {port}.", $"Choose one above 1023: ./nebula up --port {FreePort.Near(8080)}");
        }

        session.Progress.Ok($"port {port}");
        session.Running(ServiceNames.Edge, session.Url);
        return null;
    }
}
