using System.Linq.Expressions;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Converters;
using Nebula.Runtime.Discovery;

namespace Nebula.Runtime.Invocation.Binding;

/// <summary>Fills a parameter by the first converter that handles what came under its name.</summary>
internal sealed class ConvertedBinder(
    RuntimeFunction function, ParameterInfo parameter, IInputConverter[] converters, ParameterSource source) : ParameterBinder
{
    private readonly Type _type = parameter.ParameterType;
    private readonly IReadOnlyDictionary<string, object> _properties = function.Parameters[parameter.Position].Properties;
    private readonly object? _default = DefaultOf(parameter);
    private readonly bool _takesNull = !parameter.ParameterType.IsValueType || Nullable.GetUnderlyingType(parameter.ParameterType) is not null;

    public override bool MustPrepare(RuntimeFunctionContext invocation) => true;

    public override Expression Read(Expression invocation, Expression prepared) => Expression.Convert(prepared, _type);

    public override async ValueTask<object?> PrepareAsync(RuntimeFunctionContext invocation)
    {
        var conversion = new Conversion(invocation, _type, await source.ReadAsync(invocation), _properties);
        foreach (var converter in converters)
        {
            var result = await converter.ConvertAsync(conversion);
            switch (result.Status)
            {
                // Of an empty body comes null, which a number cannot be.
                case ConversionStatus.Succeeded when result.Value is null && !_takesNull:
                    return WithoutValue();
                case ConversionStatus.Succeeded:
                    return result.Value;
                case ConversionStatus.Failed:
                    throw new FunctionInputConverterException(
                        $"Parameter '{parameter.Name}' of function '{function.Name}' cannot be filled as {_type.Name}: {result.Error!.Message}", result.Error);
            }
        }

        return WithoutValue();
    }

    private object? WithoutValue() => parameter.HasDefaultValue || _takesNull
        ? _default
        : throw new FunctionInputConverterException(
            $"Parameter '{parameter.Name}' of function '{function.Name}' cannot be filled: there is no value of that name, " +
            "and the parameter has no default and cannot be null.");

    private static object? DefaultOf(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;

        // Reflection gives the default of a struct as null, and that of a nullable enum as its number.
        return parameter switch
        {
            { HasDefaultValue: false } => null,
            { DefaultValue: null } => type.IsValueType ? Activator.CreateInstance(type) : null,
            _ when Nullable.GetUnderlyingType(type) is { IsEnum: true } nullable => Enum.ToObject(nullable, parameter.DefaultValue),
            _ => parameter.DefaultValue,
        };
    }

    private sealed class Conversion(
        RuntimeFunctionContext invocation, Type type, object? source, IReadOnlyDictionary<string, object> properties) : ConverterContext
    {
        public override Type TargetType => type;

        public override object? Source => source;

        public override FunctionContext FunctionContext => invocation;

        public override IReadOnlyDictionary<string, object> Properties => properties;
    }
}
