using System.Collections.Immutable;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Extensions.DependencyInjection;
using Nebula.Runtime.Discovery;
using Nebula.Runtime.Http.Binding;

namespace Nebula.Runtime.Invocation.Binding;

/// <summary>Fills a parameter by the converter that it names; what that one leaves is filled as usual.</summary>
internal sealed class ConverterBinder : ParameterBinder
{
    private readonly RuntimeFunction _function;
    private readonly ParameterInfo _parameter;
    private readonly Type _converterType;
    private readonly ParameterBinder _fallback;
    private readonly Func<RuntimeFunctionContext, object?> _readFallback;
    private IInputConverter? _converter;

    public ConverterBinder(RuntimeFunction function, ParameterInfo parameter, Type converterType, ParameterBinder fallback)
    {
        _function = function;
        _parameter = parameter;
        _converterType = converterType;
        _fallback = fallback;
        var invocation = Expression.Parameter(typeof(RuntimeFunctionContext), "invocation");
        var read = fallback.Read(invocation, Expression.Constant(null));
        _readFallback = Expression.Lambda<Func<RuntimeFunctionContext, object?>>(Expression.Convert(read, typeof(object)), invocation).Compile();
    }

    public override bool MustPrepare(RuntimeFunctionContext invocation) => true;

    public override async ValueTask<object?> PrepareAsync(RuntimeFunctionContext invocation)
    {
        _converter ??= (IInputConverter)ActivatorUtilities.CreateInstance(invocation.InstanceServices, _converterType);
        var source = invocation.Request is { } request ? TriggerValues.FindInAddress(request, _parameter.Name!) : invocation.Trigger;
        var result = await _converter.ConvertAsync(new Conversion(invocation, _parameter.ParameterType, source));
        switch (result.Status)
        {
            case ConversionStatus.Succeeded:
                return result.Value;
            case ConversionStatus.Failed:
                throw new FunctionInputConverterException(
                    $"Parameter '{_parameter.Name}' of function '{_function.Name}' cannot be filled: {result.Error!.Message}", result.Error);
            default:
                await _fallback.PrepareAsync(invocation);
                return _readFallback(invocation);
        }
    }

    public override Expression Read(Expression invocation, Expression prepared) => Expression.Convert(prepared, _parameter.ParameterType);

    private sealed class Conversion(RuntimeFunctionContext invocation, Type type, object? source) : ConverterContext
    {
        public override Type TargetType => type;

        public override object? Source => source;

        public override FunctionContext FunctionContext => invocation;

        public override IReadOnlyDictionary<string, object> Properties => ImmutableDictionary<string, object>.Empty;
    }
}
