namespace Microsoft.Azure.Functions.Worker.Converters;

/// <summary>Turns what a trigger brought into the value of a parameter.</summary>
public interface IInputConverter
{
    /// <summary>Converts, fails, or leaves it to the next converter.</summary>
    /// <param name="context">What is converted, and into what.</param>
    ValueTask<ConversionResult> ConvertAsync(ConverterContext context);
}
