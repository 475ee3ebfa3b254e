using System.Linq.Expressions;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
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

    /// <summary>
    /// Picks what fills the parameter: the converter that it names, then the app's converters in their order. Where these are the worker's own,
    /// what they come to for the type is known beforehand, and they are not asked.
    /// </summary>
    public static ParameterBinder Create(RuntimeFunction function, ParameterInfo parameter, InputConverters converters)
    {
        var type = parameter.ParameterType;
        var named = NamedConverterOf(parameter);
        if (named is null && converters.AreBuiltIn)
        {
            return CreateDefault(function, parameter, type);
        }

        if (named is null && converters.DirectFor(type) is { } read)
        {
            return new InvocationBinder<object?>(type, read);
        }

        IInputConverter[] chain = [.. named is null ? [] : new[] { converters.Get(named) }, .. converters.For(type)];
        var source = ParameterSource.Create(function, parameter);
        return new ConvertedBinder(function, parameter, chain, SharesBody(function, parameter, converters) ? new SharedBodySource(source) : source);
    }

    /// <summary>The parameter itself, its binding attribute or its type may name a converter.</summary>
    public static Type? NamedConverterOf(ParameterInfo parameter)
    {
        var attribute = parameter.GetCustomAttribute<InputConverterAttribute>()
            ?? parameter.GetCustomAttributes<BindingAttribute>().FirstOrDefault()?.GetType().GetCustomAttribute<InputConverterAttribute>()
            ?? parameter.ParameterType.GetCustomAttribute<InputConverterAttribute>();
        return attribute?.ConverterType;
    }

    // Both would read the body, which comes once.
    private static bool SharesBody(RuntimeFunction function, ParameterInfo parameter, InputConverters converters) =>
        parameter.IsDefined(typeof(FromBodyAttribute))
        && function.Method.GetParameters().Any(other => other != parameter
            && other != function.TriggerParameter
            && NamedConverterOf(other) is null
            && converters.DirectFor(other.ParameterType) is null);

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
