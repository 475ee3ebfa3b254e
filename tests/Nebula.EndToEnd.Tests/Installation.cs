using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Nebula.Testing;

namespace Nebula.EndToEnd.Tests;

/// <summary>A data folder and a port of its own; whatever runs on it is stopped at the end.</summary>
internal sealed class Installation : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _http;

    public Installation()
    {
        Port = FreePort();
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri($"http://127.0.0.1:{Port}"), Timeout = Patience };
    }

    public int Port { get; }

    public string Url => $"http://127.0.0.1:{Port}";

    public HttpClient Http => _http;

    public string Data => _folder.At("data");

    public string[] Up(params string[] more) => ["up", "--port", Port.ToString(CultureInfo.InvariantCulture), "--data", Data, .. more];

    public Task<NebulaRun> RunAsync(string command, params string[] more) => NebulaRun.CompleteAsync([command, "--data", Data, .. more]);

    public async Task<JsonObject> StatusAsync()
    {
        using var run = await RunAsync("status", "--json");
        return JsonNode.Parse(run.Output)!.AsObject();
    }

    /// <summary>One service of what <c>status</c> says.</summary>
    public async Task<JsonObject> ServiceAsync(string service) => ServiceOf(await StatusAsync(), service);

    public static int ProcessIdOf(JsonObject service) => service["processId"]!.GetValue<int>();

    /// <summary>Waits until a service runs as another process than that one, and everything is healthy.</summary>
    public Task<JsonObject> RestartedAsync(string service, int before) => Eventually.SeenAsync(
        async () =>
        {
            var status = await StatusAsync();
            var state = ServiceOf(status, service);
            return status["healthy"]!.GetValue<bool>() && state["processId"] is { } now && now.GetValue<int>() != before ? state : null;
        },
        Patience);

    /// <summary>Every process whose command line names this data folder: launcher, PostgreSQL, functions.</summary>
    public IReadOnlyList<int> Processes() =>
    [
        .. Directory.EnumerateDirectories("/proc")
            .Select(Path.GetFileName)
            .Where(name => name!.All(char.IsAsciiDigit) && CommandLine(name!).Contains(_folder.Path, StringComparison.Ordinal))
            .Select(name => int.Parse(name!, CultureInfo.InvariantCulture)),
    ];

    public async ValueTask DisposeAsync()
    {
        using (await RunAsync("down"))
        {
            _http.Dispose();
            _folder.Dispose();
        }
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static JsonObject ServiceOf(JsonObject status, string service) =>
        status["state"]!["services"]!.AsArray().Single(entry => entry!["name"]!.GetValue<string>() == service)!.AsObject();

    private static string CommandLine(string process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline");
        }
        catch (IOException)
        {
            return "";
        }
    }
}
