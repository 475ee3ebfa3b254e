using Microsoft.Extensions.Configuration;

namespace Nebula.Runtime.Hosting;

/// <summary>
/// The host's settings: <c>host.json</c> beside the assembly, below settings named <c>AzureFunctionsJobHost__section__key</c>.
/// </summary>
/// <param name="Root">All of it; a feature reads its own section.</param>
internal sealed record HostJson(string RoutePrefix, TimeSpan? FunctionTimeout, IConfiguration Root)
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(30);

    public static HostJson Read(string directory, IConfiguration settings)
    {
        var host = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(directory, "host.json"), optional: true, reloadOnChange: false)
            .AddConfiguration(settings.GetSection("AzureFunctionsJobHost"))
            .Build();

        return new HostJson(
            (host["extensions:http:routePrefix"] ?? "api").Trim('/'),
            ReadTimeout(host["functionTimeout"]),
            host);
    }

    private static TimeSpan? ReadTimeout(string? text) => text switch
    {
        null => DefaultTimeout,
        "-1" => null,
        _ when TimeSpan.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var timeout) && timeout >= TimeSpan.FromSeconds(1) =>
            timeout,
        _ => throw new InvalidOperationException(
            $"host.json: functionTimeout is '{text}'; write hh:mm:ss of at least one second, or -1 for none."),
    };
}
