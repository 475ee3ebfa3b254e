namespace Microsoft.Azure.Functions.Worker;

/// <summary>A parameter could not be filled.</summary>
public class FunctionInputConverterException : FunctionWorkerException
{
    /// <summary>A failure.</summary>
    /// <param name="message">Which parameter, and why.</param>
    public FunctionInputConverterException(string message)
        : base(message)
    {
    }

    /// <summary>A failure with its cause.</summary>
    /// <param name="message">Which parameter, and why.</param>
    /// <param name="innerException">The converter's error.</param>
    public FunctionInputConverterException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
