using System.ComponentModel.DataAnnotations;
using Nebula.Platform.Configuration;

namespace Nebula.Platform.Secrets;

/// <summary>Where the keys are that seal secrets.</summary>
public sealed class SecretsOptions
{
    public const string SectionName = "Secrets";

    /// <summary>The file's name in the data folder.</summary>
    public const string FileName = "secrets.keys";

    [EnvironmentVariable(
        "NEBULA_SECRETS_KEY_FILE",
        "The file with the keys that seal stored secrets, readable by its owner alone. Made at the first start; without it what was sealed is "
            + "lost, so keep a copy. Not set: secrets.keys in the data folder.",
        Label = "Key file",
        Example = "/etc/nebula/secrets.keys",
        Locked = "It opens what the database holds, so where it is cannot stand in there. Set it in the environment or in .env.")]
    public string? KeyFile { get; set; }

    [EnvironmentVariable(
        "NEBULA_DATA",
        "A folder, as an absolute path, where the functions keep the keys of secrets and the last status for a start without the database. "
            + "Not set: neither is kept. `./nebula up` gives its functions its own data folder, whatever is set here.",
        Label = "Data folder",
        Example = "/srv/nebula",
        Locked = "The keys of the secrets are in it, so where it is cannot stand in the database. Set it in the environment or in .env.")]
    [RegularExpression(@"(/|\\\\|[A-Za-z]:[/\\]).*", ErrorMessage = "must be an absolute path")]
    public string? DataFolder { get; set; }

    /// <summary>Null when no place is known: nothing can be sealed then.</summary>
    public string? Path => (KeyFile, DataFolder) switch
    {
        ({ Length: > 0 } file, _) => file,
        (_, { Length: > 0 } folder) => System.IO.Path.Combine(folder, FileName),
        _ => null,
    };
}
