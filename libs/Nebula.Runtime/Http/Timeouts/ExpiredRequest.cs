using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Nebula.Runtime.Invocation;
using Nebula.Runtime.Logging;

namespace Nebula.Runtime.Http.Timeouts;

/// <summary>
/// A request whose function is past its timeout. The function's token is cancelled; a function that heeds it ends by
/// itself and its handler answers. In place of one that does not, the answer is given here. The request's context and
/// scope stay the function's until it has really ended.
/// </summary>
internal sealed class ExpiredRequest(RuntimeFunctionContext invocation, TimeSpan timeout, TimeProvider time, ILogger logger)
{
    // What a function gets to end by itself: while it does, nobody else touches its response.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    // What the client gets to take the answer, before the connection is closed under it.
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _isClaimed;

    private string Name => invocation.Function.Name;

    public void Begin() => ThreadPool.UnsafeQueueUserWorkItem(static request => _ = request.RunAsync(), this, preferLocal: false);

    /// <summary>Called when the function has ended after all; afterwards nothing here touches the request any more.</summary>
    /// <returns>Whether the request still wants an answer.</returns>
    public async Task<bool> EndAsync()
    {
        var wantsAnswer = TryClaim();
        _ended.SetResult();
        await _done.Task;
        return wantsAnswer;
    }

    private bool TryClaim() => Interlocked.Exchange(ref _isClaimed, 1) == 0;

    private async Task RunAsync()
    {
        try
        {
            logger.TimedOut(Name, timeout);
            _ = CancelAsync();
            await EndsWithinAsync(Grace);
            if (!TryClaim())
            {
                return;
            }

            var http = invocation.Request!;
            await AnswerAsync(http);
            logger.RunsOn(Name);
            if (!await EndsWithinAsync(Linger))
            {
                http.Abort();
            }
        }
        finally
        {
            _done.SetResult();
        }
    }

    /// <summary>Not awaited by the answer: what the function registered with its token may take its time, or throw.</summary>
    private async Task CancelAsync()
    {
        try
        {
            await invocation.ExpireAsync();
        }
        catch (Exception exception)
        {
            logger.CancelFailed(exception, Name);
        }
    }

    private async Task AnswerAsync(HttpContext http)
    {
        try
        {
            if (http.Response.HasStarted)
            {
                // Half an answer must not look like a whole one.
                http.Abort();
                return;
            }

            var (response, body) = DetachedResponse.TakeFrom(http);
            response.Headers.Clear();
            response.ReasonPhrase = null;
            response.StatusCode = StatusCodes.Status500InternalServerError;
            response.Headers.ContentLength = 0;
            if (HttpProtocol.IsHttp11(http.Request.Protocol))
            {
                // The function has the connection until it ends; the next request needs another.
                response.Headers.Connection = "close";
            }

            await body.CompleteAsync().WaitAsync(Linger, time);
        }
        catch (Exception exception)
        {
            // The function began to write at the same moment, or the client is gone.
            logger.AnswerFailed(exception, Name);
            http.Abort();
        }
    }

    private async Task<bool> EndsWithinAsync(TimeSpan limit)
    {
        using var ended = new CancellationTokenSource();
        var first = await Task.WhenAny(_ended.Task, Task.Delay(limit, time, ended.Token));
        await ended.CancelAsync();
        return first == _ended.Task;
    }
}
