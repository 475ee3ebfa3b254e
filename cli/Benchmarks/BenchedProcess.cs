using System.Diagnostics;
using System.Net;

namespace Nebula.Cli.Benchmarks;

/// <summary>A server that was started to be measured; disposing of it ends it.</summary>
internal sealed class BenchedProcess : IAsyncDisposable
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(5);

    private readonly Process _process;
    private readonly StringWriter _output = new();

    private BenchedProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    /// <summary>From the start of the process to the first 200.</summary>
    public TimeSpan TimeToFirstAnswer { get; private set; }

    /// <exception cref="InvalidOperationException">The process ended before it answered.</exception>
    public static async Task<BenchedProcess> StartAsync(ProcessStartInfo start, Uri probe, TimeProvider time, CancellationToken cancellationToken)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var client = new HttpClient();
        var started = time.GetTimestamp();
        var server = new BenchedProcess(Process.Start(start)!);
        try
        {
            while (!await AnswersAsync(client, probe, cancellationToken))
            {
                if (server._process.HasExited)
                {
                    throw new InvalidOperationException($"{string.Join(' ', start.ArgumentList)} ended: {server.Output}");
                }

                await Task.Delay(BetweenLooks, time, cancellationToken);
            }

            server.TimeToFirstAnswer = time.GetElapsedTime(started);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    private string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    private void Keep(string? line)
    {
        lock (_output)
        {
            _output.WriteLine(line);
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient client, Uri probe, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await client.GetAsync(probe, cancellationToken);
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
