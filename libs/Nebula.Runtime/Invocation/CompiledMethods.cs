using System.Linq.Expressions;
using System.Reflection;
using Nebula.Runtime.Invocation.Binding;

namespace Nebula.Runtime.Invocation;

/// <summary>Makes a delegate of one shape from methods of any. Arguments stay in their types: there is no array of them and no box.</summary>
internal static class CompiledMethods
{
    public static CompiledMethod Compile(MethodInfo method, IReadOnlyList<ParameterBinder> binders)
    {
        var invocation = Expression.Parameter(typeof(RuntimeFunctionContext), "invocation");
        var instance = Expression.Parameter(typeof(object), "instance");
        var prepared = Expression.Parameter(typeof(object?[]), "prepared");
        var arguments = binders.Select((binder, index) =>
            binder.Read(invocation, Expression.ArrayIndex(prepared, Expression.Constant(index))));
        var call = method.IsStatic
            ? Expression.Call(method, arguments)
            : Expression.Call(Expression.Convert(instance, method.DeclaringType!), method, arguments);

        return Expression.Lambda<CompiledMethod>(Adapt(call, method.ReturnType, invocation), invocation, instance, prepared).Compile();
    }

    private static Expression Adapt(MethodCallExpression call, Type type, ParameterExpression invocation)
    {
        if (type == typeof(void))
        {
            return Expression.Block(call, Expression.Constant(Task.CompletedTask));
        }

        if (type == typeof(Task))
        {
            return call;
        }

        return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>)
            ? Expression.Call(typeof(CompiledMethods), nameof(KeepResult), type.GetGenericArguments(), invocation, call)
            : Expression.Block(
                Expression.Assign(Expression.Property(invocation, nameof(RuntimeFunctionContext.Result)), Expression.Convert(call, typeof(object))),
                Expression.Constant(Task.CompletedTask));
    }

    private static Task KeepResult<T>(RuntimeFunctionContext invocation, Task<T> task)
    {
        if (!task.IsCompletedSuccessfully)
        {
            return WaitAsync(invocation, task);
        }

        invocation.Result = task.Result;
        return Task.CompletedTask;

        static async Task WaitAsync(RuntimeFunctionContext invocation, Task<T> task) => invocation.Result = await task;
    }
}
