using System.ComponentModel;
using Nebula.Cli.Installation;

namespace Nebula.Cli.Supervision;

/// <summary>The functions process.</summary>
internal sealed class FunctionsService(FunctionsOptions options, TimeProvider clock) : ISupervisedService, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BetweenQuestions = TimeSpan.FromMilliseconds(25);

    private readonly RotatingLogFile _log = new(options.LogFile);
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = options.Url, Timeout = TimeSpan.FromSeconds(2) };
    private ChildProcess? _process;
    private string _lastLine = "";

    public string Name => ServiceNames.Functions;

    public int? ProcessId => _process?.Id;

    public string Address => options.Url.GetLeftPart(UriPartial.Authority);

    public Task<string> Exited => _process?.Exited ?? throw new InvalidOperationException("The functions were not started.");

    public async Task<string?> StartAsync(CancellationToken cancellationToken)
    {
        var start = ChildProcess.Tied("dotnet", Path.Combine(options.Folder, "Nebula.Functions.dll"));
        start.WorkingDirectory = options.Folder;
        start.Environment.Clear();
        foreach (var (name, value) in options.Environment)
        {
            start.Environment[name] = value;
        }

        try
        {
            _process = await ChildProcess.StartAsync(start, Remember);
            return await WaitUntilLiveAsync(_process, cancellationToken);
        }
        catch (Win32Exception error)
        {
            return $"dotnet cannot be started: {error.Message}";
        }
    }

    public Task StopAsync() => _process?.StopAsync() ?? Task.CompletedTask;

    public void Dispose()
    {
        _client.Dispose();
        _log.Dispose();
    }

    private async Task<string?> WaitUntilLiveAsync(ChildProcess process, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        try
        {
            while (!await IsLiveAsync(cancellationToken))
            {
                if (process.Exited.IsCompleted)
                {
                    return $"The functions ended at their start ({await process.Exited}): {_lastLine}";
                }

                if (clock.GetElapsedTime(started) > Patience)
                {
                    await process.StopAsync();
                    return $"The functions did not answer within {Patience.TotalSeconds:0} s: {_lastLine}";
                }

                await Task.WhenAny(process.Exited, Task.Delay(BetweenQuestions, clock, cancellationToken));
            }

            return null;
        }
        catch (OperationCanceledException)
        {
            await process.StopAsync();
            throw;
        }
    }

    private async Task<bool> IsLiveAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _client.GetAsync("/api/health/live", cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private void Remember(string line)
    {
        if (!string.IsNullOrWhiteSpace(line))
        {
            _lastLine = line.Trim();
        }

        _log.WriteLine(line);
    }
}
