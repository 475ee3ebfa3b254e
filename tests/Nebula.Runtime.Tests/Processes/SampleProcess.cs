using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Nebula.Runtime.Tests.Processes;

/// <summary>tests/Nebula.Runtime.SampleApp as a process of its own, on a free port of 127.0.0.1.</summary>
internal sealed partial class SampleProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);

    private readonly ConcurrentQueue<string> _log = new();
    private readonly Process _process;

    private SampleProcess(IReadOnlyDictionary<string, string> settings) =>
        _process = new Process { StartInfo = StartInfo(settings), EnableRaisingEvents = true };

    public HttpClient Client { get; private set; } = null!;

    public int Id { get; private set; }

    /// <summary>What it has written to its console so far.</summary>
    public IReadOnlyCollection<string> Log => _log;

    public bool IsRunning => !_process.HasExited;

    /// <summary>Starts the app and waits until it serves requests.</summary>
    /// <param name="settings">More environment, such as <c>FunctionsRuntime__Storage</c>.</param>
    public static async Task<SampleProcess> StartAsync(IReadOnlyDictionary<string, string> settings)
    {
        var sample = new SampleProcess(settings);
        try
        {
            await sample.StartAsync();
            return sample;
        }
        catch (Exception exception) when (exception is TimeoutException or InvalidOperationException or HttpRequestException)
        {
            await sample.DisposeAsync();
            throw new InvalidOperationException($"The sample app does not start:\n{string.Join('\n', sample.Log)}", exception);
        }
    }

    public void Send(ProcessSignal signal)
    {
        if (kill(Id, (int)signal) != 0)
        {
            throw new Win32Exception();
        }
    }

    /// <summary>Waits until a line with a text was written.</summary>
    public async Task WaitForLogAsync(string text, TimeSpan limit)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!_log.Any(line => line.Contains(text, StringComparison.Ordinal)))
        {
            Assert.True(
                TimeProvider.System.GetElapsedTime(started) < limit, $"The sample app did not write '{text}':\n{string.Join('\n', _log)}");
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
    }

    /// <returns>The exit code; 128 + n after a deadly signal n.</returns>
    /// <exception cref="OperationCanceledException">It still ran after the limit.</exception>
    public async Task<int> WaitForExitAsync(TimeSpan limit)
    {
        using var deadline = new CancellationTokenSource(limit);
        await _process.WaitForExitAsync(deadline.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        if (Id != 0 && IsRunning)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static ProcessStartInfo StartInfo(IReadOnlyDictionary<string, string> settings)
    {
        // artifacts/bin/<tests>/<configuration>/ → artifacts/bin/Nebula.Runtime.SampleApp/<configuration>/
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        var start = new ProcessStartInfo
        {
            FileName = "dotnet",
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.ArgumentList.Add(
            Path.Combine(own.Parent!.Parent!.FullName, "Nebula.Runtime.SampleApp", own.Name, "Nebula.Runtime.SampleApp.dll"));
        start.Environment["FunctionsRuntime__Urls"] = "http://127.0.0.1:0";
        start.Environment["MonitoredSchedule"] = "0 0 0 1 1 *";
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private async Task StartAsync()
    {
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        _process.OutputDataReceived += (_, line) => Heard(line.Data, listening);
        _process.ErrorDataReceived += (_, line) => Heard(line.Data, listening);
        _process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException("It ended at its start."));
        _process.Start();
        Id = _process.Id;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        var address = await listening.Task.WaitAsync(StartLimit);
        Client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = address };
        using var ping = await Client.GetAsync("api/ping");
        ping.EnsureSuccessStatusCode();
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

    [DllImport("libc", SetLastError = true)]
    private static extern int kill(int processId, int signal);
}
