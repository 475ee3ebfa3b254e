using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Nebula.Functions.Access;
using Nebula.Platform.Events.Dispatch;

namespace Nebula.Functions.Events;

/// <summary>Wakes the dispatcher after whatever may have told an event, so that pages hear of it at once instead of within a second.</summary>
internal sealed class OutboxMiddleware(OutboxSignal signal) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        await next(context);
        if (context.GetHttpContext() is { } http && !CrossSiteGuard.IsSafe(http.Request.Method))
        {
            signal.Raise();
        }
    }
}
