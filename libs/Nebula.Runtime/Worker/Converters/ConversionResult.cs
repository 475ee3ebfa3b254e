namespace Microsoft.Azure.Functions.Worker.Converters;

/// <summary>What a converter answers.</summary>
public readonly struct ConversionResult
{
    private ConversionResult(ConversionStatus status, object? value, Exception? error)
    {
        Status = status;
        Value = value;
        Error = error;
    }

    /// <summary>How the conversion went.</summary>
    public ConversionStatus Status { get; }

    /// <summary>The value, where it succeeded.</summary>
    public object? Value { get; }

    /// <summary>The error, where it failed.</summary>
    public Exception? Error { get; }

    /// <summary>Leaves the parameter to the next converter.</summary>
    public static ConversionResult Unhandled() => default;

    /// <summary>Sets the parameter.</summary>
    /// <param name="value">Its value.</param>
    public static ConversionResult Success(object? value) => new(ConversionStatus.Succeeded, value, null);

    /// <summary>Ends the invocation.</summary>
    /// <param name="exception">Why.</param>
    public static ConversionResult Failed(Exception exception) => new(ConversionStatus.Failed, null, exception);
}
