namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a function returned; a middleware may replace it.</summary>
/// <typeparam name="T">The type it is seen as.</typeparam>
public abstract class InvocationResult<T>
{
    /// <summary>The value; null before the function ran.</summary>
    public abstract T? Value { get; set; }
}
