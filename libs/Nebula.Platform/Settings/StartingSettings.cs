using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Nebula.Platform.Configuration;
using Nebula.Platform.Database;
using Nebula.Platform.Secrets;
using Npgsql;

namespace Nebula.Platform.Settings;

/// <summary>
/// The first look, before anything is built: what is read once at the start is to come from the database too. A database that is not
/// there holds up the start for a moment and no longer; the watcher reads the settings when it comes.
/// </summary>
internal static class StartingSettings
{
    // Seconds.
    private const int Patience = 2;

    public static void Read(StoredSettings stored, IConfiguration configuration)
    {
        var (postgres, secrets) = (new PostgresOptions(), new SecretsOptions());
        try
        {
            new EnvironmentOptionsBinder<PostgresOptions>(configuration, PostgresOptions.SectionName).Configure(postgres);
            new EnvironmentOptionsBinder<SecretsOptions>(configuration, SecretsOptions.SectionName).Configure(secrets);
        }
        catch (OptionsValidationException)
        {
            // The start ends with it anyhow, and says all that is wrong.
            return;
        }

        if (!postgres.IsConfigured || !PostgresConnection.Parse(postgres.Connection!).IsSuccess)
        {
            return;
        }

        // A program's start has nothing else to do and no way to wait without blocking.
        ReadAsync(stored, postgres, secrets).GetAwaiter().GetResult();
    }

    private static async Task ReadAsync(StoredSettings stored, PostgresOptions postgres, SecretsOptions secrets)
    {
        var builder = DatabaseConnections.For(postgres, DatabaseNames.HomelabJarvis);
        (builder.Pooling, builder.Timeout, builder.CommandTimeout) = (false, Patience, Patience);
        using var keys = new SecretKeyFile(Options.Create(secrets), TimeProvider.System);
        try
        {
            await using var connection = new NpgsqlConnection(builder.ConnectionString);
            await connection.OpenAsync();
            await stored.ReadAsync(connection, new SecretCipher(keys), CancellationToken.None);
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
        {
            // Not there, or not migrated yet; there is no log to tell it to before the app is built, and the watcher tells it then.
            Console.Error.WriteLine($"Stored settings are not read at the start: {exception.Message}");
        }
    }
}
