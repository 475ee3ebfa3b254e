using Nebula.Runtime.Invocation;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Access to an invocation's result.</summary>
public static class FunctionContextBindingFeatureExtensions
{
    /// <summary>The result, to read or to set.</summary>
    /// <param name="context">The invocation.</param>
    public static InvocationResult GetInvocationResult(this FunctionContext context) => RuntimeInvocationResult.Of(context);

    /// <summary>The result, to read or to set, as a type.</summary>
    /// <typeparam name="T">The type; another one that was returned is an <see cref="InvalidOperationException"/>.</typeparam>
    /// <param name="context">The invocation.</param>
    public static InvocationResult<T> GetInvocationResult<T>(this FunctionContext context) => RuntimeInvocationResult<T>.Of(context);
}
