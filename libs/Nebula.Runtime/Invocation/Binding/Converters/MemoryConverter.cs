using System.Text;
using Microsoft.Azure.Functions.Worker.Converters;

namespace Nebula.Runtime.Invocation.Binding.Converters;

/// <summary>Bytes into an array or into text.</summary>
internal sealed class MemoryConverter : BuiltInConverter
{
    public override bool Takes(Type target) => target.IsAssignableFrom(typeof(string)) || target.IsAssignableFrom(typeof(byte[]));

    protected override ConversionResult Convert(ConverterContext context)
    {
        if (context.Source is not ReadOnlyMemory<byte> bytes)
        {
            return ConversionResult.Unhandled();
        }

        if (context.TargetType.IsAssignableFrom(typeof(string)))
        {
            return ConversionResult.Success(Encoding.UTF8.GetString(bytes.Span));
        }

        return context.TargetType.IsAssignableFrom(typeof(byte[]))
            ? ConversionResult.Success(bytes.ToArray())
            : ConversionResult.Unhandled();
    }
}
