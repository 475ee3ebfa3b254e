using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Converters;

namespace Nebula.Runtime.Invocation.Binding.Converters;

/// <summary>The invocation itself.</summary>
internal sealed class FunctionContextConverter : BuiltInConverter
{
    public override bool Takes(Type target) => target == typeof(FunctionContext);

    public override Func<RuntimeFunctionContext, object?> DirectFor(Type target) => static invocation => invocation;

    protected override ConversionResult Convert(ConverterContext context) => ConversionResult.Success(context.FunctionContext);
}
