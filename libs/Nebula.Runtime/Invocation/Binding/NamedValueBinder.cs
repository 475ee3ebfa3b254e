using System.Reflection;
using Azure.Core.Serialization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Nebula.Runtime.Discovery;
using Nebula.Runtime.Http.Binding;

namespace Nebula.Runtime.Invocation.Binding;

/// <summary>Fills a parameter from the route, the query or the JSON body, by its name.</summary>
internal sealed class NamedValueBinder(RuntimeFunction function, ParameterInfo parameter) : ParameterBinder
{
    private readonly string _name = parameter.Name!;
    private readonly TextConverter _convert = TextConverter.For(parameter.ParameterType);
    private readonly object? _default = parameter.HasDefaultValue ? parameter.DefaultValue : null;
    private readonly bool _isOptional = parameter.HasDefaultValue
        || !parameter.ParameterType.IsValueType
        || Nullable.GetUnderlyingType(parameter.ParameterType) is not null;

    private ObjectSerializer? _serializer;

    public override ValueTask<object?> BindAsync(RuntimeFunctionContext invocation)
    {
        if (invocation.Request is not { } request)
        {
            return new(WithoutSource());
        }

        var source = TriggerValues.FindInAddress(request, _name);
        return source is null && TriggerValues.HasJsonBody(request.Request) ? FromBodyAsync(invocation) : new(Convert(invocation, source));
    }

    private async ValueTask<object?> FromBodyAsync(RuntimeFunctionContext invocation)
    {
        var body = await TriggerValues.ReadBodyAsync(invocation.Request!, invocation.CancellationToken);
        return Convert(invocation, body.GetValueOrDefault(_name) ?? TriggerValues.FindAggregate(invocation.Request!, _name));
    }

    private object? Convert(RuntimeFunctionContext invocation, string? source)
    {
        source ??= TriggerValues.FindAggregate(invocation.Request!, _name);
        if (source is null)
        {
            return WithoutSource();
        }

        try
        {
            return _convert.Convert(source, _serializer ??= SerializerOf(invocation));
        }
        catch (Exception exception)
        {
            throw new FunctionInputConverterException(
                $"Parameter '{_name}' of function '{function.Name}' cannot be filled: the value is no {parameter.ParameterType.Name}.", exception);
        }
    }

    private object? WithoutSource() => _isOptional
        ? _default
        : throw new FunctionInputConverterException(
            $"Parameter '{_name}' of function '{function.Name}' cannot be filled: there is no value of that name, " +
            "and the parameter has no default and cannot be null.");

    private static ObjectSerializer SerializerOf(RuntimeFunctionContext invocation) =>
        invocation.InstanceServices.GetRequiredService<IOptions<WorkerOptions>>().Value.Serializer ?? new JsonObjectSerializer();
}
