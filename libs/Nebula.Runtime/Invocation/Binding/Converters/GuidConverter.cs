using Microsoft.Azure.Functions.Worker.Converters;

namespace Nebula.Runtime.Invocation.Binding.Converters;

/// <summary>Text that is a Guid.</summary>
internal sealed class GuidConverter : BuiltInConverter
{
    public override bool Takes(Type target) => target == typeof(Guid) || target == typeof(Guid?);

    protected override ConversionResult Convert(ConverterContext context) =>
        context.Source is string text && Takes(context.TargetType) && Guid.TryParse(text, out var value)
            ? ConversionResult.Success(value)
            : ConversionResult.Unhandled();
}
