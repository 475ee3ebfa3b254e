using System.Linq.Expressions;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Azure.Functions.Worker.Http;
using Nebula.Runtime.Discovery;
using Nebula.Runtime.Http.Data;

namespace Nebula.Runtime.Invocation.Binding;

/// <summary>
/// Fills one parameter of a function, in two steps: what has to be waited for, which most invocations do not need, and the value,
/// read in its own type by the compiled call.
/// </summary>
internal abstract class ParameterBinder
{
    /// <summary>Whether this invocation has to call <see cref="PrepareAsync"/> first.</summary>
    public virtual bool MustPrepare(RuntimeFunctionContext invocation) => false;

    /// <returns>What <see cref="Read"/> finds at this parameter's place among the prepared values.</returns>
    public virtual ValueTask<object?> PrepareAsync(RuntimeFunctionContext invocation) => default;

    /// <summary>The value, in the parameter's type.</summary>
    /// <param name="invocation">The <see cref="RuntimeFunctionContext"/>.</param>
    /// <param name="prepared">What <see cref="PrepareAsync"/> came to, an object.</param>
    public abstract Expression Read(Expression invocation, Expression prepared);

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
            return new InvocationBinder<HttpRequest?>(type, static invocation => invocation.Request?.Request);
        }

        if (type == typeof(HttpRequestData))
        {
            return new InvocationBinder<HttpRequestData?>(type, static invocation => RuntimeHttpRequestData.Of(invocation, invocation.Request));
        }

        if (type == typeof(FunctionContext))
        {
            return new InvocationBinder<FunctionContext>(type, static invocation => invocation);
        }

        if (type == typeof(CancellationToken) || type == typeof(CancellationToken?))
        {
            return new InvocationBinder<CancellationToken>(type, static invocation => invocation.CancellationToken);
        }

        return parameter == function.TriggerParameter && function.Trigger is not HttpTriggerAttribute
            ? new InvocationBinder<object?>(type, static invocation => invocation.Trigger)
            : (ParameterBinder)Activator.CreateInstance(typeof(NamedValueBinder<>).MakeGenericType(type), function, parameter)!;
    }
}
