namespace Microsoft.Azure.Functions.Worker.Converters;

/// <summary>How a conversion went.</summary>
public enum ConversionStatus
{
    /// <summary>Not this converter's matter.</summary>
    Unhandled = 0,

    /// <summary>There is a value.</summary>
    Succeeded = 1,

    /// <summary>There is an error.</summary>
    Failed = 2,
}
