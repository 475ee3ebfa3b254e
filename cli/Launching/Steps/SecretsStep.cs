using Nebula.Cli.Commands;
using Nebula.Cli.Embedded;

namespace Nebula.Cli.Launching.Steps;

/// <summary>The token by which the functions know the launcher; made once for each data folder.</summary>
internal sealed class SecretsStep : ILaunchStep
{
    public async Task<Problem?> RunAsync(LaunchSession session, CancellationToken cancellationToken)
    {
        try
        {
            session.ServiceToken = await SecretFile.ReadOrCreateAsync(session.Data.ServiceTokenFile, cancellationToken);
        }
        catch (Exception error) when (error is EmbeddedStackException or IOException or UnauthorizedAccessException)
        {
            return new Problem(ExitCodes.DataFolder, error.Message, $"Delete {session.Data.ServiceTokenFile}; the next start makes a new one.");
        }

        session.Progress.Ok("secrets");
        return null;
    }
}
