using System.Linq.Expressions;
using System.Reflection;

namespace Nebula.Runtime.Invocation;

/// <summary>Makes a delegate of one shape from methods of any.</summary>
internal static class CompiledMethods
{
    public static CompiledMethod Compile(MethodInfo method)
    {
        var instance = Expression.Parameter(typeof(object), "instance");
        var arguments = Expression.Parameter(typeof(object?[]), "arguments");
        var values = method.GetParameters().Select((parameter, index) =>
            Expression.Convert(Expression.ArrayIndex(arguments, Expression.Constant(index)), parameter.ParameterType));
        var call = method.IsStatic
            ? Expression.Call(method, values)
            : Expression.Call(Expression.Convert(instance, method.DeclaringType!), method, values);

        return Expression.Lambda<CompiledMethod>(Adapt(call, method.ReturnType), instance, arguments).Compile();
    }

    private static Expression Adapt(MethodCallExpression call, Type type)
    {
        if (type == typeof(void))
        {
            return Expression.Block(call, Expression.Default(typeof(ValueTask<object?>)));
        }

        if (type == typeof(Task))
        {
            return Expression.Call(typeof(CompiledMethods), nameof(AwaitAsync), null, call);
        }

        return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>)
            ? Expression.Call(typeof(CompiledMethods), nameof(AwaitResultAsync), type.GetGenericArguments(), call)
            : Expression.Call(typeof(CompiledMethods), nameof(FromValue), null, Expression.Convert(call, typeof(object)));
    }

    private static ValueTask<object?> FromValue(object? value) => new(value);

    private static async ValueTask<object?> AwaitAsync(Task task)
    {
        await task;
        return null;
    }

    private static ValueTask<object?> AwaitResultAsync<T>(Task<T> task)
    {
        return task.IsCompletedSuccessfully ? new ValueTask<object?>(task.Result) : SlowAsync(task);

        static async ValueTask<object?> SlowAsync(Task<T> task) => await task;
    }
}
