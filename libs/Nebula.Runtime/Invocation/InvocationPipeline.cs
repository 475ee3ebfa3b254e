using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Nebula.Runtime.Http;

namespace Nebula.Runtime.Invocation;

/// <summary>The middlewares in order of registration; the function itself comes last. Composed once, as the app is built.</summary>
internal sealed class InvocationPipeline
{
    private readonly List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> _middlewares = [];
    private FunctionExecutionDelegate? _execute;

    /// <summary>The whole way.</summary>
    public FunctionExecutionDelegate Execute => _execute ?? throw new InvalidOperationException("The app was not built yet.");

    /// <summary>
    /// What follows the web part, where that comes first, as in most apps; else null. Whoever has the request then does
    /// the web part's work itself, and nobody waits in between.
    /// </summary>
    public FunctionExecutionDelegate? BehindWebPart { get; private set; }

    public void Add(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        ArgumentNullException.ThrowIfNull(middleware);
        if (_execute is not null)
        {
            throw new InvalidOperationException("The app was built already; middlewares are added before Build().");
        }

        _middlewares.Add(middleware);
    }

    /// <summary>Makes one delegate of all middlewares, each asked once.</summary>
    public void Compose()
    {
        FunctionExecutionDelegate next = ExecuteFunction;
        for (var i = _middlewares.Count - 1; i > 0; i--)
        {
            next = _middlewares[i](next);
        }

        if (_middlewares is [{ } first, ..])
        {
            BehindWebPart = first == HttpInvocation.Middleware ? next : null;
            next = first(next);
        }

        _execute = next;
    }

    /// <summary>The last step: fills the parameters and calls the function.</summary>
    public static Task ExecuteFunction(FunctionContext context)
    {
        var invocation = RuntimeFunctionContext.From(context);
        return invocation.Function.Executor.ExecuteAsync(invocation);
    }
}
