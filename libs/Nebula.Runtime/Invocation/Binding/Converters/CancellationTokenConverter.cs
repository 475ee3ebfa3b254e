using Microsoft.Azure.Functions.Worker.Converters;

namespace Nebula.Runtime.Invocation.Binding.Converters;

/// <summary>The token of the invocation.</summary>
internal sealed class CancellationTokenConverter : BuiltInConverter
{
    public override bool Takes(Type target) => target == typeof(CancellationToken) || target == typeof(CancellationToken?);

    public override Func<RuntimeFunctionContext, object?> DirectFor(Type target) => static invocation => invocation.CancellationToken;

    protected override ConversionResult Convert(ConverterContext context) =>
        ConversionResult.Success(context.FunctionContext.CancellationToken);
}
