using Nebula.Cli.Installation;
using Nebula.Cli.Launching;

namespace Nebula.Cli.Supervision;

/// <summary>What the functions are told: the user's environment and .env, and on top what this launcher runs for them.</summary>
internal static class FunctionsEnvironment
{
    private const string MasterKey = "FunctionsRuntime__MasterKey";

    // They speak of the edge, or would move the functions off the address where the edge looks for them.
    private static readonly string[] NotForThem = ["PORT", "ASPNETCORE_URLS", "ASPNETCORE_HTTP_PORTS", "URLS", "DOTNET_URLS"];

    public static IReadOnlyDictionary<string, string> Of(LaunchSession session)
    {
        var environment = new Dictionary<string, string>(session.Settings.All, StringComparer.Ordinal);
        foreach (var name in NotForThem)
        {
            environment.Remove(name);
        }

        var functions = session.FunctionsUrl.GetLeftPart(UriPartial.Authority);
        // The runtime sizes its youngest generation by the processor's cache, which on a server is hundreds of MB: idle memory grew by
        // 13 MB in three minutes. 8 MB, in hexadecimal; whoever sets it is left alone.
        environment.TryAdd("DOTNET_GCgen0size", "0x800000");
        environment["NEBULA_POSTGRES"] = session.PostgresUri;
        environment["NEBULA_REDIS"] = session.RedisUri;
        environment["NEBULA_SERVICE_TOKEN"] = session.ServiceToken;
        environment[MasterKey] = session.Settings[MasterKey] ?? session.MasterKey;
        environment["NEBULA_EDGE_SECRET"] = session.EdgeSecret;
        environment["NEBULA_DATA"] = session.Data.Path;
        environment["NEBULA_SERVICE_MAP"] = session.Settings[LauncherSettings.ServiceMap] ?? Path.Combine(session.Repository, "service-map.yml");
        environment["NEBULA_EDGE_URL"] = session.Url;
        environment["NEBULA_FUNCTIONS_URL"] = functions;
        environment["FunctionsRuntime__Urls"] = functions;
        environment["NEBULA_OUTBOUND_OWN"] = $"{new Uri(session.Url).Authority},{session.FunctionsUrl.Authority}";

        // What the launcher read from a file is a variable for them; the settings page is to tell the line all the same.
        environment["NEBULA_ENV_PLACES"] = string.Join(
            '\n', session.Settings.Places.Where(place => environment.ContainsKey(place.Key)).Select(place => $"{place.Key}={place.Value}"));
        return environment;
    }
}
