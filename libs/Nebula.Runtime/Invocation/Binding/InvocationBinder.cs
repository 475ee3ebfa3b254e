using System.Linq.Expressions;

namespace Nebula.Runtime.Invocation.Binding;

/// <summary>Fills a parameter with what the invocation holds.</summary>
internal sealed class InvocationBinder<T>(Type type, Func<RuntimeFunctionContext, T> read) : ParameterBinder
{
    public override Expression Read(Expression invocation, Expression prepared) =>
        Expression.Convert(Expression.Invoke(Expression.Constant(read), invocation), type);
}
