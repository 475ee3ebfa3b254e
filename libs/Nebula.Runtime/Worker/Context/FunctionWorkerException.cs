namespace Microsoft.Azure.Functions.Worker;

/// <summary>A failure of the worker, not of the function.</summary>
public class FunctionWorkerException : Exception
{
    /// <summary>A failure.</summary>
    /// <param name="message">What went wrong.</param>
    public FunctionWorkerException(string message)
        : base(message)
    {
    }

    /// <summary>A failure with its cause.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">Why.</param>
    public FunctionWorkerException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
