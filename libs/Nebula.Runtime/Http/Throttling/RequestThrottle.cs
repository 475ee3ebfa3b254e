using Microsoft.AspNetCore.Http;
using Nebula.Runtime.Hosting.Configuration;
using Nebula.Runtime.Invocation;

namespace Nebula.Runtime.Http.Throttling;

/// <summary>
/// Lets so many requests to functions run at once; others wait in line, in their order, until their caller leaves or the
/// timeout of functions is over. What does not fit the line is turned away. A function that runs on past its timeout keeps its place: its work still takes what the limit protects.
/// </summary>
internal sealed class RequestThrottle : IDisposable
{
    /// <summary>The real host's sign to its platform that more instances are wanted.</summary>
    public const string Header = "X-FUNCTION-SCALEOUT";

    private const string WaitedTooLong = "one waited as long as a function may take (host.json: functionTimeout) and had no turn.";
    private const string NearItsLimits = "the process is near its limits (host.json: extensions.http.dynamicThrottlesEnabled).";

    private readonly SemaphoreSlim? _places;
    private readonly int? _most;
    private readonly string _tooMany;
    private readonly ProcessPressure? _pressure;
    private readonly TimeSpan _longestWait;
    private readonly OutstandingWork _work;
    private readonly Refusals _refusals;
    private int _outstanding;

    /// <param name="options">The limits.</param>
    /// <param name="pressure">Tells when the process is near its own; null where that does not count.</param>
    /// <param name="longestWait">How long a request may wait in line; null for as long as its caller does.</param>
    /// <param name="work">Counts what waits.</param>
    /// <param name="refusals">Tells of those who are turned away.</param>
    public RequestThrottle(
        HttpExtensionOptions options, ProcessPressure? pressure, TimeSpan? longestWait, OutstandingWork work, Refusals refusals)
    {
        _places = options.MaxConcurrentRequests is { } places ? new SemaphoreSlim(places, places) : null;
        _most = options.MaxOutstandingRequests;
        _tooMany = $"{_most} run or wait already (host.json: extensions.http.maxOutstandingRequests).";
        _pressure = pressure;
        _longestWait = longestWait ?? Timeout.InfiniteTimeSpan;
        _work = work;
        _refusals = refusals;
    }

    /// <summary>How many requests run or wait.</summary>
    public int Outstanding => Volatile.Read(ref _outstanding);

    public RequestDelegate Before(RequestDelegate next) => http => RunAsync(http, next);

    public void Dispose()
    {
        _places?.Dispose();
        _pressure?.Dispose();
        _refusals.Dispose();
    }

    private async Task RunAsync(HttpContext http, RequestDelegate next)
    {
        if (_pressure?.IsHigh == true)
        {
            TurnAway(http, NearItsLimits);
            return;
        }

        try
        {
            if (Interlocked.Increment(ref _outstanding) > _most)
            {
                TurnAway(http, _tooMany);
                return;
            }

            await RunInTurnAsync(http, next);
        }
        finally
        {
            Interlocked.Decrement(ref _outstanding);
        }
    }

    private async Task RunInTurnAsync(HttpContext http, RequestDelegate next)
    {
        if (_places is null)
        {
            await next(http);
            return;
        }

        var waits = !_places.Wait(0, CancellationToken.None);
        if (waits && !await TakePlaceAsync(_places, http))
        {
            return;
        }

        try
        {
            await (waits ? RunAfterWaitAsync(http, next) : next(http));
        }
        finally
        {
            _places.Release();
        }
    }

    private Task RunAfterWaitAsync(HttpContext http, RequestDelegate next)
    {
        try
        {
            return next(http);
        }
        finally
        {
            // Not before the function counts itself: in between nothing would seem to be outstanding.
            _work.EndInvocation();
        }
    }

    /// <returns>Whether there is a place; then the request still counts as outstanding.</returns>
    private async Task<bool> TakePlaceAsync(SemaphoreSlim places, HttpContext http)
    {
        _work.BeginInvocation();
        try
        {
            if (await places.WaitAsync(_longestWait, http.RequestAborted))
            {
                return true;
            }

            TurnAway(http, WaitedTooLong);
        }
        catch (OperationCanceledException)
        {
            // Its caller has gone. Run all the same, it would hold up those who are still there.
        }

        _work.EndInvocation();
        return false;
    }

    private void TurnAway(HttpContext http, string reason)
    {
        _refusals.Add(reason);
        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        http.Response.Headers[Header] = "1";
    }
}
