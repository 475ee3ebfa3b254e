using System.Linq.Expressions;
using System.Reflection;
using Azure.Core.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Runtime.Discovery;
using Nebula.Runtime.Http.Binding;

namespace Nebula.Runtime.Invocation.Binding;

/// <summary>Fills a parameter from the route, the query or the JSON body, by its name.</summary>
internal sealed class NamedValueBinder<T>(RuntimeFunction function, ParameterInfo parameter) : ParameterBinder
{
    private readonly string _name = parameter.Name!;
    private readonly RouteValueText _routeText = RouteValueText.For((function.Trigger as HttpTriggerAttribute)?.Route, parameter.Name!);
    private readonly TextConverter<T> _convert = new();
    private readonly T? _default = DefaultOf(parameter);
    private readonly bool _isOptional = parameter.HasDefaultValue || default(T) is null;

    private ObjectSerializer? _serializer;

    public override bool MustPrepare(RuntimeFunctionContext invocation) =>
        invocation.Request is { } http && TriggerValues.HasJsonBody(http.Request) && TriggerValues.FindInAddress(http, _name, _routeText) is null;

    public override async ValueTask<object?> PrepareAsync(RuntimeFunctionContext invocation)
    {
        if (MustPrepare(invocation))
        {
            await TriggerValues.ReadBodyAsync(invocation.Request!, invocation.CancellationToken);
        }

        return null;
    }

    public override Expression Read(Expression invocation, Expression prepared) =>
        Expression.Call(Expression.Constant(this), nameof(ValueOf), null, invocation);

    private T? ValueOf(RuntimeFunctionContext invocation)
    {
        if (invocation.Request is not { } http || FindText(http) is not { } text)
        {
            return WithoutText();
        }

        var serializer = _serializer ??= WorkerSerializer.Of(invocation);
        try
        {
            return _convert.Convert(text, serializer);
        }
        catch (Exception exception)
        {
            throw new FunctionInputConverterException(
                $"Parameter '{_name}' of function '{function.Name}' cannot be filled: the value is no {typeof(T).Name}.", exception);
        }
    }

    private string? FindText(HttpContext http) =>
        TriggerValues.FindInAddress(http, _name, _routeText) ?? TriggerValues.FindInReadBody(http, _name) ?? TriggerValues.FindAggregate(http, _name);

    private T? WithoutText() => _isOptional
        ? _default
        : throw new FunctionInputConverterException(
            $"Parameter '{_name}' of function '{function.Name}' cannot be filled: there is no value of that name, " +
            "and the parameter has no default and cannot be null.");

    private static T? DefaultOf(ParameterInfo parameter) => parameter is not { HasDefaultValue: true, DefaultValue: { } value }
        ? default
        // Reflection gives the default of a nullable enum as its number.
        : (T)(Nullable.GetUnderlyingType(typeof(T)) is { IsEnum: true } type ? Enum.ToObject(type, value) : value);
}
