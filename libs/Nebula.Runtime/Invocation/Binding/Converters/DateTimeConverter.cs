using System.Globalization;
using Microsoft.Azure.Functions.Worker.Converters;

namespace Nebula.Runtime.Invocation.Binding.Converters;

/// <summary>Text that is a date and time. It is read alike in all cultures.</summary>
internal sealed class DateTimeConverter : BuiltInConverter
{
    public override bool Takes(Type target) => IsOffset(target) || target == typeof(DateTime) || target == typeof(DateTime?);

    protected override ConversionResult Convert(ConverterContext context)
    {
        if (context.Source is not string text || !Takes(context.TargetType))
        {
            return ConversionResult.Unhandled();
        }

        if (IsOffset(context.TargetType))
        {
            return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var offset)
                ? ConversionResult.Success(offset)
                : ConversionResult.Unhandled();
        }

        return DateTime.TryParse(text, CultureInfo.InvariantCulture, out var date)
            ? ConversionResult.Success(date)
            : ConversionResult.Unhandled();
    }

    private static bool IsOffset(Type target) => target == typeof(DateTimeOffset) || target == typeof(DateTimeOffset?);
}
