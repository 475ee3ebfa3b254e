using System.Linq.Expressions;
using System.Reflection;
using Nebula.Runtime.Invocation.Binding;

namespace Nebula.Runtime.Invocation.Inputs;

/// <summary>
/// The call of a function with values that are there beforehand. It is compiled for the functions whose inputs a middleware asks for;
/// the usual call reads each argument in its own type and has no place for another value.
/// </summary>
internal sealed class ValueCall(MethodInfo method, ParameterBinder[] binders)
{
    private readonly string[] _names = [.. method.GetParameters().Select(parameter => parameter.Name!)];
    private readonly Func<RuntimeFunctionContext, object?, object?>[] _readers = [.. binders.Select(ReaderOf)];

    public CompiledMethod Method { get; } =
        CompiledMethods.Compile(method, [.. method.GetParameters().Select(parameter => new GivenValue(parameter.ParameterType))]);

    public ValueTask<object?> BindAsync(RuntimeFunctionContext invocation, string name)
    {
        var index = Array.IndexOf(_names, name);
        return index >= 0
            ? BindAsync(invocation, index)
            : throw new InvalidOperationException($"Function '{invocation.Function.Name}' has no input '{name}'.");
    }

    /// <summary>All arguments: those that were bound before, and the rest.</summary>
    public async ValueTask<object?[]> BindAllAsync(RuntimeFunctionContext invocation, Dictionary<string, object?> bound)
    {
        var values = new object?[binders.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = bound.TryGetValue(_names[i], out var value) ? value : await BindAsync(invocation, i);
        }

        return values;
    }

    private async ValueTask<object?> BindAsync(RuntimeFunctionContext invocation, int index) =>
        _readers[index](invocation, await binders[index].PrepareAsync(invocation));

    private static Func<RuntimeFunctionContext, object?, object?> ReaderOf(ParameterBinder binder)
    {
        var invocation = Expression.Parameter(typeof(RuntimeFunctionContext), "invocation");
        var prepared = Expression.Parameter(typeof(object), "prepared");
        var read = Expression.Convert(binder.Read(invocation, prepared), typeof(object));
        return Expression.Lambda<Func<RuntimeFunctionContext, object?, object?>>(read, invocation, prepared).Compile();
    }

    private sealed class GivenValue(Type type) : ParameterBinder
    {
        public override Expression Read(Expression invocation, Expression prepared) => Expression.Convert(prepared, type);
    }
}
