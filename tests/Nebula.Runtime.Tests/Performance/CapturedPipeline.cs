using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Nebula.Runtime.Tests.Performance;

/// <summary>All of an app that lies behind the server, called without one: what it allocates is then the app's alone.</summary>
internal sealed class CapturedPipeline : IStartupFilter
{
    private RequestDelegate? _pipeline;

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => application =>
    {
        application.Use(pipeline => _pipeline = pipeline);
        next(application);
    };

    /// <summary>
    /// Bytes for one request, all of it on this thread; the least of many, as some also fill a cache or a pool, which a
    /// collection empties at any time.
    /// </summary>
    public long Allocated(IServiceProvider services, Action<HttpContext> fill, string answer)
    {
        Assert.Equal(answer, Send(services, fill));
        var least = long.MaxValue;
        for (var i = 0; i < 500; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Send(services, fill);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }

    private string Send(IServiceProvider services, Action<HttpContext> fill)
    {
        var body = new MemoryStream(1024);
        var http = new DefaultHttpContext { ServiceScopeFactory = services.GetRequiredService<IServiceScopeFactory>() };
        http.Response.Body = body;
        fill(http);
        var answered = _pipeline!(http);
        Assert.True(answered.IsCompletedSuccessfully, "The request did not end on this thread, so it cannot be measured.");
        Assert.Equal(StatusCodes.Status200OK, http.Response.StatusCode);
        (http.Features.Get<IServiceProvidersFeature>() as IDisposable)?.Dispose();
        return System.Text.Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length);
    }
}
