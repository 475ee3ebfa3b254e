using Microsoft.Azure.Functions.Worker;

namespace Nebula.Runtime.Invocation;

/// <inheritdoc/>
internal sealed class RuntimeInvocationResult<T>(RuntimeFunctionContext invocation) : InvocationResult<T>
{
    public override T? Value
    {
        get => invocation.Result switch
        {
            null => default,
            T value => value,
            var other => throw new InvalidOperationException(
                $"The function '{invocation.Function.Name}' returned {other.GetType().Name}, not {typeof(T).Name}."),
        };
        set => invocation.Result = value;
    }

    public static InvocationResult<T> Of(FunctionContext context) => new RuntimeInvocationResult<T>(RuntimeFunctionContext.From(context));
}
