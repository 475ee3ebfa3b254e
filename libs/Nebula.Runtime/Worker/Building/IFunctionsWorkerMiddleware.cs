namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>A step around every function. One instance serves all invocations.</summary>
public interface IFunctionsWorkerMiddleware
{
    /// <summary>Runs the step; without a call of <paramref name="next"/> the function does not run.</summary>
    /// <param name="context">The invocation.</param>
    /// <param name="next">The rest of the way.</param>
    Task Invoke(FunctionContext context, FunctionExecutionDelegate next);
}
