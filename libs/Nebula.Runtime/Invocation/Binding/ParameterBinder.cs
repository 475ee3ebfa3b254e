using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Azure.Functions.Worker.Http;
using Nebula.Runtime.Discovery;
using Nebula.Runtime.Http.Data;

namespace Nebula.Runtime.Invocation.Binding;

/// <summary>Fills one parameter of a function.</summary>
internal abstract class ParameterBinder
{
    public abstract ValueTask<object?> BindAsync(RuntimeFunctionContext invocation);

    /// <summary>Picks the binder in the worker's order: a named converter, the request, the context, then values by name.</summary>
    public static ParameterBinder Create(RuntimeFunction function, ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        var converter = parameter.GetCustomAttribute<InputConverterAttribute>() ?? type.GetCustomAttribute<InputConverterAttribute>();
        var binder = CreateDefault(function, parameter, type);

        return converter is null ? binder : new ConverterBinder(function, parameter, converter.ConverterType, binder);
    }

    private static ParameterBinder CreateDefault(RuntimeFunction function, ParameterInfo parameter, Type type)
    {
        if (type == typeof(HttpRequest))
        {
            return new FromInvocation(static invocation => invocation.Request?.Request);
        }

        if (type == typeof(HttpRequestData))
        {
            return new FromInvocation(static invocation => RuntimeHttpRequestData.Of(invocation, invocation.Request));
        }

        if (type == typeof(FunctionContext))
        {
            return new FromInvocation(static invocation => invocation);
        }

        if (type == typeof(CancellationToken) || type == typeof(CancellationToken?))
        {
            return new FromInvocation(static invocation => invocation.CancellationToken);
        }

        return parameter == function.TriggerParameter && function.Trigger is not HttpTriggerAttribute
            ? new FromInvocation(static invocation => invocation.Trigger)
            : new NamedValueBinder(function, parameter);
    }

    private sealed class FromInvocation(Func<RuntimeFunctionContext, object?> read) : ParameterBinder
    {
        public override ValueTask<object?> BindAsync(RuntimeFunctionContext invocation) => new(read(invocation));
    }
}
