using Nebula.Cli.Installation;
using Nebula.Platform.Audit;
using Nebula.Platform.Database;
using Nebula.Platform.Identity;
using Nebula.Platform.Secrets;

namespace Nebula.Cli.Backups;

/// <summary>Where an installation has its databases and its keys, and who it is that asks.</summary>
internal static class BackupPlaces
{
    /// <summary>Whoever may run this owns the files anyhow; the name is the system's.</summary>
    public static Actor Operator { get; } = new(PrincipalKind.Service, null, $"./nebula by {Environment.UserName}");

    public static PostgresOptions Postgres(string connection, LauncherSettings settings) =>
        new() { Connection = connection, DatabasePrefix = settings["NEBULA_POSTGRES_PREFIX"] };

    /// <summary>As the functions are told by the launcher; in a container as they are told by their environment.</summary>
    public static SecretsOptions Secrets(DataFolder data, LauncherSettings settings) => new()
    {
        KeyFile = settings["NEBULA_SECRETS_KEY_FILE"],
        DataFolder = Directory.Exists(data.Path) ? data.Path : settings["NEBULA_DATA"],
    };
}
