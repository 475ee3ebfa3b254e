using Nebula.Cli.Embedded;

namespace Nebula.Cli.Installation;

/// <summary>Where the embedded PostgreSQL of a data folder listens, from the files it keeps there.</summary>
internal static class EmbeddedAddress
{
    public static bool Exists(DataFolder data) => File.Exists(PortFile(data)) && File.Exists(PasswordFile(data));

    /// <summary>Carries the password: for connecting, never for showing.</summary>
    public static string Read(DataFolder data) =>
        $"postgresql://{ApplicationRole.Name}:{File.ReadAllText(PasswordFile(data)).Trim()}@127.0.0.1:{File.ReadAllText(PortFile(data)).Trim()}";

    private static string PortFile(DataFolder data) => Path.Combine(data.Postgres, "port");

    private static string PasswordFile(DataFolder data) => Path.Combine(data.Postgres, ApplicationRole.PasswordFile);
}
