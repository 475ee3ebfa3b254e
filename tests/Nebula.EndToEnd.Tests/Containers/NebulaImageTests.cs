using System.Net;
using System.Net.Sockets;
using Nebula.Testing;

namespace Nebula.EndToEnd.Tests.Containers;

/// <summary>The images of deploy/functions/nebula.Dockerfile in a real Docker Engine, as hardened as the compose file makes them.</summary>
public sealed class NebulaImageTests : IAsyncLifetime
{
    private const string Token = "token-of-this-test-with-forty-characters";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly string[] Hardened =
        ["--network", "host", "--read-only", "--cap-drop", "ALL", "--security-opt", "no-new-privileges", "--tmpfs", "/tmp", "--pids-limit", "256"];

    private readonly string _prefix = $"c{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}"[..20] + "_";
    private readonly RedisFixture _redis = new();
    private TestPostgres? _postgres;

    public async Task InitializeAsync() => await _redis.InitializeAsync();

    public async Task DisposeAsync()
    {
        await _redis.DisposeAsync();
        if (_postgres is not null)
        {
            await _postgres.DropAsync(_prefix);
        }
    }

    [DockerFact]
    [Trait("Category", "Soak")]
    public async Task Run_NonRootAndReadOnly_MigratesServesMakesALinkAndStops()
    {
        _postgres = await TestPostgres.SharedAsync();
        await using var docker = await DockerEngine.StartAsync();
        await StandInImages.ImportRuntimeAsync(docker);
        await StandInImages.ImportPublishedAsync(docker);
        await BuildAsync(docker, "functions");
        await BuildAsync(docker, "operator");
        var port = FreePort();
        var functions = $"http://127.0.0.1:{port}";
        string[] settings =
        [
            "-e", $"NEBULA_POSTGRES={_postgres.ConnectionUri}", "-e", $"NEBULA_POSTGRES_PREFIX={_prefix}", "-e", $"NEBULA_REDIS={_redis.ConnectionUri}",
            "-e", $"NEBULA_SERVICE_TOKEN={Token}", "-e", "NEBULA_PUBLIC_URL=https://nebula.example.net",
        ];

        var migrated = await docker.RunAsync(["run", "--rm", .. Hardened, .. settings, "operator", "migrate"]);
        var again = await docker.RunAsync(["run", "--rm", .. Hardened, .. settings, "operator", "migrate"]);
        var id = await docker.RunAsync(
        [
            "run", "-d", .. Hardened, .. settings, "-v", "nebula-data:/data", "-e", $"FunctionsRuntime__Urls={functions}",
            "-v", $"{Path.Combine(Repository.Root, "service-map.yml")}:/etc/nebula/service-map.yml:ro", "-e", "NEBULA_SERVICE_MAP=/etc/nebula/service-map.yml",
            "--no-healthcheck", "functions",
        ]);
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(functions) };
        var ready = await ReadyAsync(client, docker, id);
        var asked = await docker.TryAsync(["exec", id, "dotnet", "/app/Nebula.Functions.dll", "--ask-live", $"{port}"]);
        var shell = await docker.TryAsync(["exec", id, "sh"]);
        var link = await docker.RunAsync(["run", "--rm", .. Hardened, .. settings, "operator", "setup-link", "--functions", functions]);
        var status = await File.ReadAllLinesAsync($"/proc/{await docker.RunAsync("inspect", "-f", "{{.State.Pid}}", id)}/status");
        await docker.RunAsync("stop", "-t", "40", id);
        var ended = await docker.RunAsync("inspect", "-f", "{{.State.ExitCode}} {{.HostConfig.ReadonlyRootfs}}", id);

        Assert.Contains("platform/0001_identity.sql", migrated, StringComparison.Ordinal);
        Assert.Contains("everything is up to date", again, StringComparison.Ordinal);
        Assert.Contains("\"ready\"", ready, StringComparison.Ordinal);
        Assert.Equal((0, "HTTP/1.1 200 OK"), (asked.Code, asked.Output.Trim()));
        Assert.NotEqual(0, shell.Code);
        Assert.Contains("https://nebula.example.net/setup#", link, StringComparison.Ordinal);
        Assert.Contains("Uid:\t1654\t1654\t1654\t1654", status);
        Assert.Contains("CapEff:\t0000000000000000", status);
        Assert.Contains("NoNewPrivs:\t1", status);
        Assert.Equal("0 true", ended);
    }

    private static Task<string> BuildAsync(DockerEngine docker, string target) => docker.RunAsync(
        "build", "-q", "-f", Path.Combine(Repository.Root, "deploy", "functions", "nebula.Dockerfile"), "--target", target, "-t", target,
        "--build-arg", $"SDK_IMAGE={StandInImages.Runtime}", "--build-arg", $"RUNTIME_IMAGE={StandInImages.Runtime}",
        "--build-arg", $"PUBLISHED={StandInImages.Published}", Repository.Root);

    private static async Task<string> ReadyAsync(HttpClient client, DockerEngine docker, string id)
    {
        try
        {
            return await Eventually.SeenAsync(() => AnswerAsync(client), Patience);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The container is not ready:\n{(await docker.TryAsync(["logs", id])).Output}");
        }
    }

    private static async Task<string?> AnswerAsync(HttpClient client)
    {
        try
        {
            using var response = await client.GetAsync("/api/health/ready");
            return response.StatusCode == HttpStatusCode.OK ? await response.Content.ReadAsStringAsync() : null;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
