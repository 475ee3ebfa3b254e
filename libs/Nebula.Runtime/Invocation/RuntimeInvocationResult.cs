using Microsoft.Azure.Functions.Worker;

namespace Nebula.Runtime.Invocation;

/// <inheritdoc/>
internal sealed class RuntimeInvocationResult(RuntimeFunctionContext invocation) : InvocationResult
{
    public override object? Value { get => invocation.Result; set => invocation.Result = value; }

    public static InvocationResult Of(FunctionContext context) => new RuntimeInvocationResult(RuntimeFunctionContext.From(context));
}
