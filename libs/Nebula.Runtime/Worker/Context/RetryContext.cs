namespace Microsoft.Azure.Functions.Worker;

/// <summary>Which try of a function this is.</summary>
public abstract class RetryContext
{
    /// <summary>0 for the first try.</summary>
    public abstract int RetryCount { get; }

    /// <summary>How many there may be after the first.</summary>
    public abstract int MaxRetryCount { get; }
}
