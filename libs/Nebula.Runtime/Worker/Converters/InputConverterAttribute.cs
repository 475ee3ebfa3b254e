namespace Microsoft.Azure.Functions.Worker.Converters;

/// <summary>Names the converter that fills a parameter, before all others.</summary>
/// <param name="converterType">A type that implements <see cref="IInputConverter"/>.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Class | AttributeTargets.Interface | AttributeTargets.Enum | AttributeTargets.Struct)]
public class InputConverterAttribute(Type converterType) : Attribute
{
    /// <summary>The type that implements <see cref="IInputConverter"/>.</summary>
    public Type ConverterType { get; } = converterType ?? throw new ArgumentNullException(nameof(converterType));
}
