using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Nebula.Functions.Http;
using Nebula.Platform.Errors;

namespace Nebula.Functions.Access;

/// <summary>Stands before every HTTP function: finds out who is asking and lets pass whom the function's rule names. Other triggers pass untouched.</summary>
internal sealed class AccessMiddleware(Lazy<AccessTable> table, AccessGate gate) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        var decision = table.Value.Find(context.FunctionDefinition.Name) is { } rule
            ? await gate.DecideAsync(http.Request, rule, http.RequestAborted)
            : Error.Forbidden("access_undefined", "This function says nothing about access, so nobody has it.");
        if (!decision.IsSuccess)
        {
            await ProblemResults.Problem(decision.Error).ExecuteAsync(http);
            return;
        }

        http.Request.SetCaller(decision.Value);
        await next(context);
    }
}
