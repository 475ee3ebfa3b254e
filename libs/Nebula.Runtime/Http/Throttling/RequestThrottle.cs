using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Nebula.Runtime.Hosting.Configuration;
using Nebula.Runtime.Logging;

namespace Nebula.Runtime.Http.Throttling;

/// <summary>
/// Lets so many requests to functions run at once; others wait in line, in their order, and what does not fit the line
/// is turned away. A function that runs on past its timeout keeps its place: its work still takes what the limit protects.
/// </summary>
internal sealed class RequestThrottle : IDisposable
{
    /// <summary>The real host's sign to its platform that more instances are wanted.</summary>
    public const string Header = "X-FUNCTION-SCALEOUT";

    private readonly SemaphoreSlim? _places;
    private readonly int? _most;
    private readonly ProcessPressure? _pressure;
    private readonly bool _runsCanceled;
    private readonly ILogger _logger;
    private int _outstanding;

    public RequestThrottle(HttpExtensionOptions options, ProcessPressure? pressure, bool runsCanceled, ILogger logger)
    {
        _places = options.MaxConcurrentRequests is { } places ? new SemaphoreSlim(places, places) : null;
        _most = options.MaxOutstandingRequests;
        _pressure = pressure;
        _runsCanceled = runsCanceled;
        _logger = logger;
    }

    /// <summary>How many requests run or wait.</summary>
    public int Outstanding => Volatile.Read(ref _outstanding);

    public RequestDelegate Before(RequestDelegate next) => http => RunAsync(http, next);

    public void Dispose()
    {
        _places?.Dispose();
        _pressure?.Dispose();
    }

    private async Task RunAsync(HttpContext http, RequestDelegate next)
    {
        if (_pressure?.IsHigh == true)
        {
            TurnAway(http);
            return;
        }

        try
        {
            if (Interlocked.Increment(ref _outstanding) > _most)
            {
                _logger.TooManyRequests(_most.Value);
                TurnAway(http);
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

        try
        {
            await _places.WaitAsync(_runsCanceled ? CancellationToken.None : http.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // Its caller has gone, and host.json does not want it run for nobody.
            return;
        }

        try
        {
            await next(http);
        }
        finally
        {
            _places.Release();
        }
    }

    private static void TurnAway(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        http.Response.Headers[Header] = "1";
    }
}
