using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Converters;

namespace Nebula.Runtime.Tests.Binding;

/// <summary>Parameters of the types that come in by name.</summary>
internal sealed class BindingPathFunctions
{
    [Function("paths")]
    public void Run(
        [HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request,
        string text, object anything, int whole, int? wholeOrNull, long longer, bool truth, bool? truthOrNull, double broken, decimal exact,
        Guid id, Guid? idOrNull, DateTime at, DateTime? atOrNull, DateTimeOffset since, TimeSpan span, DayOfWeek day, DayOfWeek? dayOrNull,
        byte[] bytes, ReadOnlyMemory<byte> memory, int[] wholes, string[] texts, Dictionary<string, string> map, Http.Order order,
        int five = 5, DayOfWeek? friday = DayOfWeek.Friday, string word = "word")
    {
    }
}

/// <summary>Handles nothing; with it among them the converters are asked in turn.</summary>
internal sealed class IdleConverter : IInputConverter
{
    public ValueTask<ConversionResult> ConvertAsync(ConverterContext context) => new(ConversionResult.Unhandled());
}
