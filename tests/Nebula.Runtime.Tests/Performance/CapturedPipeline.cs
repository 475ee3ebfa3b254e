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

    /// <summary>Bytes for one request, all of it on this thread.</summary>
    public long Allocated(IServiceProvider services, Action<HttpContext> fill, string answer, int requests = 1000)
    {
        Assert.Equal(answer, Send(services, fill));
        for (var i = 0; i < 200; i++)
        {
            Send(services, fill);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < requests; i++)
        {
            Send(services, fill);
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / requests;
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
