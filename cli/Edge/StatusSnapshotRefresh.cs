namespace Nebula.Cli.Edge;

/// <summary>Asks the functions for the public status now and then, as a stranger would, and notes when they fall silent.</summary>
internal sealed class StatusSnapshotRefresh(StatusSnapshot snapshot, Uri functions, TimeProvider clock) : IDisposable
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    // A status has to be far smaller; a wrong answer must not fill the memory.
    private const int LongestStatus = 8 * 1024 * 1024;

    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false })
    {
        BaseAddress = functions,
        Timeout = TimeSpan.FromSeconds(5),
        MaxResponseContentBufferSize = LongestStatus,
    };

    public async Task RunAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        try
        {
            do
            {
                await RefreshAsync(stopping);
            }
            while (await timer.WaitForNextTickAsync(stopping));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The edge ends.
        }
    }

    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _client.GetAsync("/api/status", cancellationToken);
            if (response.IsSuccessStatusCode)
            {
                snapshot.Keep(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            }
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            snapshot.MarkSilent();
        }
    }

    public void Dispose() => _client.Dispose();
}
