using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Nebula.Runtime.Http;

namespace Nebula.Runtime.Invocation;

/// <summary>The middlewares in order of registration; the function itself comes last.</summary>
internal sealed class InvocationPipeline
{
    private readonly List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> _middlewares = [];
    private FunctionExecutionDelegate? _execute;
    private FunctionExecutionDelegate? _behindWebPart;

    public void Add(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        ArgumentNullException.ThrowIfNull(middleware);
        _middlewares.Add(middleware);
    }

    /// <summary>The whole way, composed at the first look.</summary>
    public FunctionExecutionDelegate Execute => _execute ??= Compose(from: 0);

    /// <summary>
    /// What follows the web part, where that comes first, as in most apps; else null. Whoever has the request then does
    /// the web part's work itself, and nobody waits in between.
    /// </summary>
    public FunctionExecutionDelegate? BehindWebPart => _middlewares is [{ } first, ..] && first == HttpInvocation.Middleware
        ? _behindWebPart ??= Compose(from: 1)
        : null;

    private FunctionExecutionDelegate Compose(int from)
    {
        FunctionExecutionDelegate next = ExecuteFunction;
        for (var i = _middlewares.Count - 1; i >= from; i--)
        {
            next = _middlewares[i](next);
        }

        return next;
    }

    /// <summary>The last step: fills the parameters and calls the function.</summary>
    public static Task ExecuteFunction(FunctionContext context)
    {
        var invocation = RuntimeFunctionContext.From(context);
        return invocation.Function.Executor.ExecuteAsync(invocation);
    }
}
