using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Azure.Functions.Worker.Http;
using Nebula.Runtime.Http.Data;

namespace Nebula.Runtime.Invocation.Binding.Converters;

/// <summary>The request, as either of its types.</summary>
internal sealed class HttpRequestConverter : BuiltInConverter
{
    public override bool Takes(Type target) => target == typeof(HttpRequest) || target == typeof(HttpRequestData);

    public override Func<RuntimeFunctionContext, object?> DirectFor(Type target) => target == typeof(HttpRequest)
        ? static invocation => invocation.Request?.Request
        : static invocation => RuntimeHttpRequestData.Of(invocation, invocation.Request);

    protected override ConversionResult Convert(ConverterContext context) =>
        DirectFor(context.TargetType)(RuntimeFunctionContext.From(context.FunctionContext)) is { } request
            ? ConversionResult.Success(request)
            : ConversionResult.Unhandled();
}
