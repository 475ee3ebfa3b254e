using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Nebula.Cli.Edge;

/// <summary>Stands before everything else: no answer without the security headers, none for a strange name, none at a closed path.</summary>
internal sealed class EdgeGate(ForwardedHeaders forwarded, HostNames hosts)
{
    public Task PassAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(() =>
        {
            SecurityHeaders.Apply(context.Response.Headers);
            return Task.CompletedTask;
        });
        foreach (var host in new[] { context.Request.Host, forwarded.HostOf(context.Request) })
        {
            if (!hosts.Includes(host))
            {
                return EdgeProblem.MisdirectedAsync(context, host);
            }
        }

        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        return ClosedPaths.IsClosed(target) || ClosedPaths.IsClosed(context.Request.Path) ? EdgeProblem.NotFoundAsync(context) : next(context);
    }
}
