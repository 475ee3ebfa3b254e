using Nebula.Cli.Installation;
using Nebula.Cli.Launching;

namespace Nebula.Cli.Supervision;

/// <summary>What the functions are told: the user's environment and .env, and on top what this launcher runs for them.</summary>
internal static class FunctionsEnvironment
{
    private const string MasterKey = "FunctionsRuntime__MasterKey";

    // They speak of the edge, or would move the functions off the address where the edge looks for them.
    private static readonly string[] NotForThem = ["PORT", "ASPNETCORE_URLS", "ASPNETCORE_HTTP_PORTS", "URLS", "DOTNET_URLS"];

    // What keeps the functions small when they have nothing to do, measured in bench/README.md; numbers are hexadecimal. Whoever sets
    // one is left alone.
    internal static IReadOnlyList<(string Name, string Value)> SmallProcess { get; } =
    [
        // The runtime sizes its youngest generation by the processor's cache, which on a server is hundreds of MB.
        ("DOTNET_GCgen0size", "0x200000"),

        // Under load it lets the two young generations grow by what survived them last, to tens of MB that die a second later.
        ("DOTNET_GCgen0MaxBudget", "0x400000"),
        ("DOTNET_GCgen1size", "0x200000"),
        ("DOTNET_GCgen1MaxBudget", "0x400000"),

        // Each generation holds whole regions, and they are 4 MB unless told.
        ("DOTNET_GCRegionSize", "0x100000"),
        ("DOTNET_GCConserveMemory", "5"),

        // Timers alone call a method thirty times in minutes, and it is compiled anew; under load as many calls as this are made in a second.
        ("DOTNET_TC_CallCountThreshold", "0x400"),

        // The compiler's short-lived memory otherwise stays in an arena for each thread that ever compiled.
        ("MALLOC_ARENA_MAX", "1"),
        ("MALLOC_TRIM_THRESHOLD_", "65536"),
    ];

    public static IReadOnlyDictionary<string, string> Of(LaunchSession session)
    {
        var environment = new Dictionary<string, string>(session.Settings.All, StringComparer.Ordinal);
        foreach (var name in NotForThem)
        {
            environment.Remove(name);
        }

        var functions = session.FunctionsUrl.GetLeftPart(UriPartial.Authority);
        foreach (var (name, value) in SmallProcess)
        {
            environment.TryAdd(name, value);
        }

        environment["NEBULA_POSTGRES"] = session.PostgresUri;
        environment["NEBULA_REDIS"] = session.RedisUri;
        environment["NEBULA_SERVICE_TOKEN"] = session.ServiceToken;
        environment["NEBULA_LAUNCHER_TOKEN"] = session.LauncherToken;
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
