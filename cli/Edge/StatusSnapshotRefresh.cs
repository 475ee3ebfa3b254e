namespace Nebula.Cli.Edge;

/// <summary>Asks the functions for the public status and the pages that are visited now and then, as a stranger would, and notes when they fall silent.</summary>
internal sealed class StatusSnapshotRefresh(StatusSnapshot snapshot, PageSnapshots pages, Uri functions, TimeProvider clock) : IDisposable
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

            foreach (var slug in pages.Slugs)
            {
                await RefreshPageAsync(slug, cancellationToken);
            }
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            snapshot.MarkSilent();
        }
    }

    private async Task RefreshPageAsync(string slug, CancellationToken cancellationToken)
    {
        using var response = await _client.GetAsync($"/api/pages/{slug}", cancellationToken);
        if (response.IsSuccessStatusCode)
        {
            pages.Keep(slug, await response.Content.ReadAsByteArrayAsync(cancellationToken));
        }
        else
        {
            pages.Note(slug, (int)response.StatusCode);
        }
    }

    public void Dispose() => _client.Dispose();
}
