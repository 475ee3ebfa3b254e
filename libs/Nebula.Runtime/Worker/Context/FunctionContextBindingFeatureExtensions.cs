using Nebula.Runtime.Invocation;
using Nebula.Runtime.Invocation.Inputs;
using Nebula.Runtime.Invocation.Outputs;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Access to an invocation's inputs, result and outputs.</summary>
public static class FunctionContextBindingFeatureExtensions
{
    /// <summary>The result, to read or to set.</summary>
    /// <param name="context">The invocation.</param>
    public static InvocationResult GetInvocationResult(this FunctionContext context) => RuntimeInvocationResult.Of(context);

    /// <summary>The result, to read or to set, as a type.</summary>
    /// <typeparam name="T">The type; another one that was returned is an <see cref="InvalidOperationException"/>.</typeparam>
    /// <param name="context">The invocation.</param>
    public static InvocationResult<T> GetInvocationResult<T>(this FunctionContext context) => RuntimeInvocationResult<T>.Of(context);

    /// <summary>
    /// What the function handed to its outputs: the properties of its result with an output attribute. Until the function has run there is nothing.
    /// </summary>
    /// <typeparam name="T">Which values: those of this type.</typeparam>
    /// <param name="context">The invocation.</param>
    public static IEnumerable<OutputBindingData<T>> GetOutputBindings<T>(this FunctionContext context) => RuntimeOutputBindingData<T>.Of(context);

    /// <summary>Fills an input now, before the function asks for it, so that a middleware can look at it or put another value in its place.</summary>
    /// <typeparam name="T">The type of the parameter; another one is an <see cref="InvalidOperationException"/>.</typeparam>
    /// <param name="context">The invocation.</param>
    /// <param name="bindingMetadata">The input, of <see cref="FunctionDefinition.InputBindings"/>.</param>
    public static ValueTask<InputBindingData<T>> BindInputAsync<T>(this FunctionContext context, BindingMetadata bindingMetadata) =>
        RuntimeInputBindingData<T>.BindAsync(context, bindingMetadata);
}
