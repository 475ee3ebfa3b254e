using Microsoft.Azure.Functions.Worker.Converters;

namespace Nebula.Runtime.Invocation.Binding.Converters;

/// <summary>A source that fits as it is.</summary>
internal sealed class AssignableConverter : BuiltInConverter
{
    public override bool Takes(Type target) => true;

    protected override ConversionResult Convert(ConverterContext context) => context.TargetType.IsInstanceOfType(context.Source)
        ? ConversionResult.Success(context.Source)
        : ConversionResult.Unhandled();
}
