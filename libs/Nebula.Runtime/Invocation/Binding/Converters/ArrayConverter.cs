using Microsoft.Azure.Functions.Worker.Converters;

namespace Nebula.Runtime.Invocation.Binding.Converters;

/// <summary>A series into an array of the same things; pieces of bytes also into arrays of bytes.</summary>
internal sealed class ArrayConverter : BuiltInConverter
{
    public override bool Takes(Type target) =>
        target == typeof(string[]) || target == typeof(byte[][]) || target == typeof(ReadOnlyMemory<byte>[])
        || target == typeof(long[]) || target == typeof(double[]);

    protected override ConversionResult Convert(ConverterContext context)
    {
        Array? array = context.Source switch
        {
            IEnumerable<string> texts when context.TargetType == typeof(string[]) => texts.ToArray(),
            IEnumerable<ReadOnlyMemory<byte>> pieces when context.TargetType == typeof(ReadOnlyMemory<byte>[]) => pieces.ToArray(),
            IEnumerable<ReadOnlyMemory<byte>> pieces when context.TargetType == typeof(byte[][]) => pieces.Select(piece => piece.ToArray()).ToArray(),
            IEnumerable<long> numbers when context.TargetType == typeof(long[]) => numbers.ToArray(),
            IEnumerable<double> numbers when context.TargetType == typeof(double[]) => numbers.ToArray(),
            _ => null,
        };
        return array is null ? ConversionResult.Unhandled() : ConversionResult.Success(array);
    }
}
