using Microsoft.Extensions.DependencyInjection;
using Nebula.Runtime.Discovery;
using Nebula.Runtime.Invocation.Binding;
using Nebula.Runtime.Invocation.Outputs;

namespace Nebula.Runtime.Invocation;

/// <summary>Fills the parameters, makes the class, calls the method, disposes of the class. Nothing is reflected on here.</summary>
internal sealed class FunctionExecutor
{
    private readonly ParameterBinder[] _binders;
    private readonly ObjectFactory? _factory;
    private readonly CompiledMethod _method;
    private readonly OutputProperties? _outputs;

    private FunctionExecutor(ParameterBinder[] binders, ObjectFactory? factory, CompiledMethod method, OutputProperties? outputs)
    {
        _binders = binders;
        _factory = factory;
        _method = method;
        _outputs = outputs;
    }

    public static FunctionExecutor Create(RuntimeFunction function) => new(
        [.. function.Method.GetParameters().Select(parameter => ParameterBinder.Create(function, parameter))],
        function.Method.IsStatic ? null : ActivatorUtilities.CreateFactory(function.Method.DeclaringType!, Type.EmptyTypes),
        CompiledMethods.Compile(function.Method),
        function.Outputs);

    public async Task ExecuteAsync(RuntimeFunctionContext invocation)
    {
        var arguments = new object?[_binders.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = await _binders[i].BindAsync(invocation);
        }

        if (_factory is null)
        {
            invocation.Result = await _method(null, arguments);
            _outputs?.Take(invocation);
            return;
        }

        var instance = _factory(invocation.InstanceServices, null);
        try
        {
            invocation.Result = await _method(instance, arguments);
            _outputs?.Take(invocation);
        }
        finally
        {
            await DisposeAsync(instance);
        }
    }

    private static ValueTask DisposeAsync(object instance)
    {
        if (instance is IAsyncDisposable asynchronous)
        {
            return asynchronous.DisposeAsync();
        }

        (instance as IDisposable)?.Dispose();
        return ValueTask.CompletedTask;
    }
}
