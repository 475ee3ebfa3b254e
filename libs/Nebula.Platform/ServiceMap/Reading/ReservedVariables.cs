namespace Nebula.Platform.ServiceMap.Reading;

/// <summary>
/// Which variables a map may use. What it says is shown to everybody who may read it and is sent to the hosts it names, so that
/// a map that could name any variable could carry passwords away.
/// </summary>
internal static class ReservedVariables
{
    private static readonly string[] OwnAddresses = ["NEBULA_EDGE_URL", "NEBULA_FUNCTIONS_URL"];

    private static readonly string[] SecretWords = ["PASSWORD", "PASSWD", "PASSPHRASE", "SECRET", "TOKEN", "CREDENTIAL", "CREDENTIALS", "KEY", "APIKEY"];

    /// <summary>Why the variable may not be used; null when it may.</summary>
    public static string? FaultOf(string name) =>
        IsOwn(name) && !OwnAddresses.Contains(name)
            ? $"{name} is a setting of Nebula itself; of those a map may use {string.Join(" and ", OwnAddresses)}."
            : name.Split('_').Any(SecretWords.Contains)
                ? $"{name} is named like a secret; what a map says can be read by everybody who may see the services."
                : null;

    /// <summary>It is a setting of Nebula itself.</summary>
    public static bool IsOwn(string name) => name.StartsWith("NEBULA_", StringComparison.Ordinal);
}
