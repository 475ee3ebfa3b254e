using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Xunit;

namespace Nebula.Testing;

/// <summary>
/// The real functions app, as a process of its own on a free port of 127.0.0.1, with a database and a cache of its own. As
/// <c>IClassFixture&lt;FunctionsHost&gt;</c> one for a test class.
/// </summary>
public sealed partial class FunctionsHost : IAsyncLifetime
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);

    private readonly ConcurrentQueue<string> _log = new();
    private readonly TemporaryFolder _folder = new();

    private Process? _process;

    /// <summary>For calls of our own service's token (<see cref="ServiceToken"/>).</summary>
    public const string ServiceToken = "test-service-token-of-forty-characters-xx";

    /// <summary>For calls of the launcher.</summary>
    public const string LauncherToken = "test-launcher-token-of-forty-characters-x";

    public TestDatabase Database { get; } = new();

    public RedisFixture Redis { get; } = new();

    /// <summary>More environment for the process; to be set before the start.</summary>
    public IDictionary<string, string?> Environment { get; } = new Dictionary<string, string?>();

    /// <summary>Requests to the app; no cookies are kept, redirects are not followed.</summary>
    public HttpClient Client { get; private set; } = null!;

    public int ProcessId => _process?.Id ?? throw new InvalidOperationException("The app is not running.");

    /// <summary>What it has written to its console so far.</summary>
    public IReadOnlyCollection<string> Log => _log;

    public async Task InitializeAsync()
    {
        await Task.WhenAll(Database.InitializeAsync(), Redis.InitializeAsync());
        Environment.TryAdd("NEBULA_POSTGRES", Database.ConnectionUri);
        Environment.TryAdd("NEBULA_POSTGRES_PREFIX", Database.Prefix);
        Environment.TryAdd("NEBULA_REDIS", Redis.ConnectionUri);
        Environment.TryAdd("NEBULA_SERVICE_TOKEN", ServiceToken);
        Environment.TryAdd("NEBULA_LAUNCHER_TOKEN", LauncherToken);
        Environment.TryAdd("NEBULA_SECRETS_KEY_FILE", _folder.At("secrets.keys"));
        await StartAsync();
    }

    /// <summary>Starts the process and waits until it listens.</summary>
    public async Task StartAsync()
    {
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = new Process { StartInfo = StartInfo(), EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Heard(line.Data, listening);
        _process.ErrorDataReceived += (_, line) => Heard(line.Data, listening);
        _process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException("The functions app ended at its start."));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        try
        {
            var address = await listening.Task.WaitAsync(StartLimit);
            Client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = address };
        }
        catch (Exception exception) when (exception is TimeoutException or InvalidOperationException)
        {
            await StopAsync();
            throw new InvalidOperationException($"The functions app does not start:\n{string.Join('\n', _log)}", exception);
        }
    }

    /// <summary>The process's exit code, once it has ended by itself.</summary>
    public async Task<int> WaitForExitAsync(TimeSpan limit)
    {
        var process = _process ?? throw new InvalidOperationException("The app is not running.");
        await process.WaitForExitAsync().WaitAsync(limit);
        return process.ExitCode;
    }

    /// <summary>Ends the process at once, as a crash would.</summary>
    public async Task StopAsync()
    {
        Client?.Dispose();
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
            _process = null;
        }
    }

    public async Task DisposeAsync()
    {
        await StopAsync();
        await Task.WhenAll(Database.DisposeAsync(), Redis.DisposeAsync());
        _folder.Dispose();
    }

    private ProcessStartInfo StartInfo()
    {
        // artifacts/bin/<tests>/<configuration>/ → artifacts/bin/Nebula.Functions/<configuration>/
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        var assembly = Path.Combine(own.Parent!.Parent!.FullName, "Nebula.Functions", own.Name, "Nebula.Functions.dll");
        var start = new ProcessStartInfo
        {
            FileName = "dotnet",
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.ArgumentList.Add(assembly);
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("NEBULA_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["FunctionsRuntime__Urls"] = "http://127.0.0.1:0";
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private void Heard(string? line, TaskCompletionSource<Uri> listening)
    {
        if (line is null)
        {
            return;
        }

        _log.Enqueue(line);
        if (Listening().Match(line) is { Success: true } match)
        {
            listening.TrySetResult(new Uri(match.Groups["address"].Value));
        }
    }

    [GeneratedRegex(@"Now listening on: (?<address>http://127\.0\.0\.1:\d+)")]
    private static partial Regex Listening();
}
