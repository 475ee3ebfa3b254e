namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a function returned; a middleware may replace it.</summary>
public abstract class InvocationResult : InvocationResult<object>
{
}
