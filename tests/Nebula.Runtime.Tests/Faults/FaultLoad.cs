using System.Collections.Concurrent;

namespace Nebula.Runtime.Tests.Faults;

/// <summary>Asks for good and faulty functions over several connections at once, and keeps account of every request.</summary>
internal sealed class FaultLoad(Uri address)
{
    private const int QuickClients = 4;
    private const int SlowClients = 4;

    // A steady load that leaves the machine some air, not a benchmark.
    private static readonly TimeSpan BetweenRequests = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<string, int> _surprises = new();
    private int _asked;
    private int _asExpected;

    public int Asked => Volatile.Read(ref _asked);

    /// <summary>Requests whose end was the one it should be.</summary>
    public int AsExpected => Volatile.Read(ref _asExpected);

    /// <summary>What else became of requests, and how often.</summary>
    public IReadOnlyDictionary<string, int> Surprises => _surprises;

    public async Task RunAsync(TimeSpan duration)
    {
        using var end = new CancellationTokenSource(duration);
        await Task.WhenAll([
            .. Enumerable.Range(0, QuickClients).Select(client => AskAsync(FaultKind.Quick, client, end.Token)),
            .. Enumerable.Range(0, SlowClients).Select(client => AskAsync(FaultKind.Slow, client, end.Token)),
        ]);
    }

    private async Task AskAsync(IReadOnlyList<FaultKind> kinds, int first, CancellationToken end)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false, MaxConnectionsPerServer = 1 })
        {
            BaseAddress = address,
            Timeout = Patience,
        };

        // Begun requests are waited for: each has to end.
        for (var i = first; !end.IsCancellationRequested; i++)
        {
            var kind = kinds[i % kinds.Count];
            Interlocked.Increment(ref _asked);
            var outcome = await OutcomeAsync(client, kind);
            if (kind.Allows(outcome))
            {
                Interlocked.Increment(ref _asExpected);
            }
            else
            {
                _surprises.AddOrUpdate($"{kind.Path}: {outcome}", 1, (_, count) => count + 1);
            }

            await Task.Delay(BetweenRequests, end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task<string> OutcomeAsync(HttpClient client, FaultKind kind)
    {
        using var leaves = new CancellationTokenSource(kind.LeavesAfter ?? Timeout.InfiniteTimeSpan);
        using var request = new HttpRequestMessage(kind.Body is null ? HttpMethod.Get : HttpMethod.Post, $"api/{kind.Path}")
        {
            Content = kind.Body is null ? null : new StringContent(kind.Body),
        };
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, leaves.Token);
            return await ReadAsync(response, leaves.Token);
        }
        catch (OperationCanceledException) when (leaves.IsCancellationRequested)
        {
            return FaultKind.Left;
        }
        catch (HttpRequestException exception) when (exception.InnerException is IOException)
        {
            // A connection that is cut may take with it what was sent before.
            return "broken off";
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            return $"no answer: {exception.Message}";
        }
    }

    private static async Task<string> ReadAsync(HttpResponseMessage response, CancellationToken leaves)
    {
        try
        {
            return $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync(leaves)}";
        }
        catch (HttpRequestException)
        {
            return "broken off";
        }
    }
}
