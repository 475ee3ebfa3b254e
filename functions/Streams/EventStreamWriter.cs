using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Nebula.Functions.Access;
using Nebula.Platform.Streams;

namespace Nebula.Functions.Streams;

/// <summary>Writes one viewer's server-sent events until the viewer leaves, is too slow, loses its rights, or has been there long enough.</summary>
internal sealed class EventStreamWriter(SessionCheck sessions, IHostApplicationLifetime lifetime, TimeProvider time)
{
    private const int MaxTogether = 32 * 1024;

    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan CheckRights = TimeSpan.FromSeconds(5);

    // Below the 15 minutes that proxies are told to expect.
    private static readonly TimeSpan LongEnough = TimeSpan.FromMinutes(14);

    public async Task WriteAsync(HttpRequest request, StreamQueue viewer, CancellationToken cancellationToken)
    {
        var response = request.HttpContext.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        // nginx and those who copied it hold answers back otherwise.
        response.Headers["X-Accel-Buffering"] = "no";
        using var end = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken, request.HttpContext.RequestAborted, lifetime.ApplicationStopping, viewer.TooSlow);
        try
        {
            await response.Body.WriteAsync("retry: 1000\n\n"u8.ToArray(), end.Token);
            await response.Body.FlushAsync(end.Token);
            await WriteEventsAsync(request, viewer, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            if (viewer.TooSlow.IsCancellationRequested)
            {
                request.HttpContext.Abort();
            }
        }
        catch (IOException)
        {
            // The viewer is gone.
        }
    }

    private async Task WriteEventsAsync(HttpRequest request, StreamQueue viewer, CancellationToken cancellationToken)
    {
        var (body, began, spoke) = (request.HttpContext.Response.BodyWriter, time.GetTimestamp(), time.GetTimestamp());
        // Apart from what is sent: whoever lost the rights must not go on reading because there is much to read.
        var checkDue = Task.Delay(CheckRights, time, cancellationToken);
        var ready = viewer.Frames.WaitToReadAsync(cancellationToken).AsTask();
        while (time.GetElapsedTime(began) < LongEnough)
        {
            await Task.WhenAny(ready, checkDue);
            cancellationToken.ThrowIfCancellationRequested();
            if (checkDue.IsCompleted)
            {
                if (!await sessions.StillHoldsAsync(request, cancellationToken))
                {
                    return;
                }

                checkDue = Task.Delay(CheckRights, time, cancellationToken);
            }

            if (ready.IsCompleted)
            {
                if (!await ready)
                {
                    return;
                }

                // What waits goes out together: a packet costs much more than an event.
                var waiting = 0;
                while (!checkDue.IsCompleted && waiting < MaxTogether && viewer.Frames.TryRead(out var frame))
                {
                    body.Write(frame);
                    waiting += frame.Length;
                }

                await body.FlushAsync(cancellationToken);
                spoke = time.GetTimestamp();
                ready = viewer.Frames.WaitToReadAsync(cancellationToken).AsTask();
            }
            else if (time.GetElapsedTime(spoke) >= KeepAlive - CheckRights)
            {
                body.Write(": keep-alive\n\n"u8);
                await body.FlushAsync(cancellationToken);
                spoke = time.GetTimestamp();
            }
        }
    }
}
