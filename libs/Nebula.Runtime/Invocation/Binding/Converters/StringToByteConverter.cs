using System.Text;
using Microsoft.Azure.Functions.Worker.Converters;

namespace Nebula.Runtime.Invocation.Binding.Converters;

/// <summary>Text into its UTF-8 bytes.</summary>
internal sealed class StringToByteConverter : BuiltInConverter
{
    public override bool Takes(Type target) => target.IsAssignableFrom(typeof(byte[]));

    protected override ConversionResult Convert(ConverterContext context) =>
        context.Source is string text && Takes(context.TargetType)
            ? ConversionResult.Success(Encoding.UTF8.GetBytes(text))
            : ConversionResult.Unhandled();
}
