using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Nebula.Runtime.Invocation;

/// <summary>The middlewares in order of registration; the function itself comes last.</summary>
internal sealed class InvocationPipeline
{
    private readonly List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> _middlewares = [];
    private FunctionExecutionDelegate? _execute;

    public void Add(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        ArgumentNullException.ThrowIfNull(middleware);
        _middlewares.Add(middleware);
    }

    /// <summary>The whole way, composed at the first look.</summary>
    public FunctionExecutionDelegate Execute => _execute ??= Compose();

    private FunctionExecutionDelegate Compose()
    {
        FunctionExecutionDelegate next = ExecuteFunction;
        for (var i = _middlewares.Count - 1; i >= 0; i--)
        {
            next = _middlewares[i](next);
        }

        return next;
    }

    private static Task ExecuteFunction(FunctionContext context)
    {
        var invocation = RuntimeFunctionContext.From(context);
        return invocation.Function.Executor.ExecuteAsync(invocation);
    }
}
