namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>A step of the way to a function.</summary>
/// <param name="context">The invocation.</param>
public delegate Task FunctionExecutionDelegate(FunctionContext context);
