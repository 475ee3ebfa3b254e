namespace Microsoft.Azure.Functions.Worker;

/// <summary>Runs a failed function again; for timers, not for HTTP.</summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class RetryAttribute : Attribute
{
    /// <summary>For the two strategies.</summary>
    public RetryAttribute()
    {
    }

    /// <summary>How many times after the first; -1 for without end.</summary>
    public int MaxRetryCount { get; set; }
}
