using Nebula.Cli.Commands;
using Nebula.Cli.Embedded;

namespace Nebula.Cli.Launching.Steps;

/// <summary>The token by which the functions know ./nebula, and their master key; made once for each data folder.</summary>
internal sealed class SecretsStep : ILaunchStep
{
    public async Task<Problem?> RunAsync(LaunchSession session, CancellationToken cancellationToken)
    {
        var file = session.Data.ServiceTokenFile;
        try
        {
            if (File.Exists(session.Data.NextServiceTokenFile))
            {
                File.Move(session.Data.NextServiceTokenFile, file, overwrite: true);
            }

            session.ServiceToken = await SecretFile.ReadOrCreateAsync(file, cancellationToken);
            file = session.Data.MasterKeyFile;
            session.MasterKey = await SecretFile.ReadOrCreateAsync(file, cancellationToken);
        }
        catch (Exception error) when (error is EmbeddedStackException or IOException or UnauthorizedAccessException)
        {
            return new Problem(ExitCodes.DataFolder, error.Message, $"Delete {file}; the next start makes a new one.");
        }

        session.Progress.Ok("secrets");
        return null;
    }
}
