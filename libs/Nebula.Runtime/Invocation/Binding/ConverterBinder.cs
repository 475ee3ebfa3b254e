using System.Collections.Immutable;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Extensions.DependencyInjection;
using Nebula.Runtime.Discovery;
using Nebula.Runtime.Http.Binding;

namespace Nebula.Runtime.Invocation.Binding;

/// <summary>Fills a parameter by the converter that it names; what that one leaves is filled as usual.</summary>
internal sealed class ConverterBinder(RuntimeFunction function, ParameterInfo parameter, Type converterType, ParameterBinder fallback)
    : ParameterBinder
{
    private IInputConverter? _converter;

    public override async ValueTask<object?> BindAsync(RuntimeFunctionContext invocation)
    {
        _converter ??= (IInputConverter)ActivatorUtilities.CreateInstance(invocation.InstanceServices, converterType);
        var source = invocation.Request is { } request ? TriggerValues.FindInAddress(request, parameter.Name!) : invocation.Trigger;
        var result = await _converter.ConvertAsync(new Conversion(invocation, parameter.ParameterType, source));

        return result.Status switch
        {
            ConversionStatus.Succeeded => result.Value,
            ConversionStatus.Failed => throw new FunctionInputConverterException(
                $"Parameter '{parameter.Name}' of function '{function.Name}' cannot be filled: {result.Error!.Message}", result.Error),
            _ => await fallback.BindAsync(invocation),
        };
    }

    private sealed class Conversion(RuntimeFunctionContext invocation, Type type, object? source) : ConverterContext
    {
        public override Type TargetType => type;

        public override object? Source => source;

        public override FunctionContext FunctionContext => invocation;

        public override IReadOnlyDictionary<string, object> Properties => ImmutableDictionary<string, object>.Empty;
    }
}
