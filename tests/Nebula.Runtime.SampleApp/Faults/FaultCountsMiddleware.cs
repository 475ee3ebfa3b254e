using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace Nebula.Runtime.SampleApp.Faults;

/// <summary>Counts the invocations, and gives each a thing that its scope has to dispose of.</summary>
public sealed class FaultCountsMiddleware(FaultCounts counts) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        counts.Begin();
        try
        {
            context.InstanceServices.GetRequiredService<ScopeProbe>();
            await next(context);
        }
        finally
        {
            counts.End();
        }
    }
}
