namespace Microsoft.Azure.Functions.Worker;

/// <summary>Retries with the same delay each time.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FixedDelayRetryAttribute : RetryAttribute
{
    /// <summary>Retries with the same delay each time.</summary>
    /// <param name="maxRetryCount">How many times after the first; -1 for without end.</param>
    /// <param name="delayInterval">The delay as <c>hh:mm:ss</c>.</param>
    public FixedDelayRetryAttribute(int maxRetryCount, string delayInterval)
    {
        MaxRetryCount = maxRetryCount;
        DelayInterval = delayInterval;
    }

    /// <summary>The delay as <c>hh:mm:ss</c>.</summary>
    public string DelayInterval { get; }
}
