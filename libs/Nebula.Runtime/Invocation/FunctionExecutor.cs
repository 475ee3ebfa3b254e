using Microsoft.Extensions.DependencyInjection;
using Nebula.Runtime.Discovery;
using Nebula.Runtime.Invocation.Binding;
using Nebula.Runtime.Invocation.Inputs;
using Nebula.Runtime.Invocation.Outputs;

namespace Nebula.Runtime.Invocation;

/// <summary>Fills the parameters, makes the class, calls the method, disposes of the class. Nothing is reflected on here.</summary>
internal sealed class FunctionExecutor
{
    private readonly ParameterBinder[] _binders;
    private readonly ObjectFactory? _factory;
    private readonly CompiledMethod _method;
    private readonly OutputProperties? _outputs;
    private readonly bool _hasSequel;
    private readonly Lazy<ValueCall> _valueCall;

    private FunctionExecutor(
        RuntimeFunction function, ParameterBinder[] binders, ObjectFactory? factory, CompiledMethod method, OutputProperties? outputs, bool isDisposable)
    {
        _binders = binders;
        _factory = factory;
        _method = method;
        _outputs = outputs;
        _valueCall = new(() => new ValueCall(function.Method, binders));
        _hasSequel = outputs is not null || isDisposable;
    }

    public static FunctionExecutor Create(RuntimeFunction function, InputConverters converters)
    {
        var type = function.Method.DeclaringType!;
        ParameterBinder[] binders = [.. function.Method.GetParameters().Select(parameter => ParameterBinder.Create(function, parameter, converters))];
        return new(
            function,
            binders,
            function.Method.IsStatic ? null : ActivatorUtilities.CreateFactory(type, Type.EmptyTypes),
            CompiledMethods.Compile(function.Method, binders),
            function.Outputs,
            !function.Method.IsStatic && (type.IsAssignableTo(typeof(IDisposable)) || type.IsAssignableTo(typeof(IAsyncDisposable))));
    }

    /// <summary>Fills one parameter ahead of the call.</summary>
    public ValueTask<object?> BindAsync(RuntimeFunctionContext invocation, string name) => _valueCall.Value.BindAsync(invocation, name);

    public Task ExecuteAsync(RuntimeFunctionContext invocation)
    {
        if (_hasSequel || invocation.Inputs is not null || MustPrepare(invocation))
        {
            return PrepareAndExecuteAsync(invocation);
        }

        try
        {
            return _method(invocation, _factory?.Invoke(invocation.InstanceServices, null), []);
        }
        catch (Exception exception)
        {
            // A middleware may keep the task for later; what the function throws belongs in there, wherever it throws.
            return Task.FromException(exception);
        }
    }

    private bool MustPrepare(RuntimeFunctionContext invocation)
    {
        foreach (var binder in _binders)
        {
            if (binder.MustPrepare(invocation))
            {
                return true;
            }
        }

        return false;
    }

    private async Task PrepareAndExecuteAsync(RuntimeFunctionContext invocation)
    {
        var (method, prepared) = invocation.Inputs is { } inputs
            ? (_valueCall.Value.Method, await _valueCall.Value.BindAllAsync(invocation, inputs))
            : (_method, await PrepareAsync(invocation));
        var instance = _factory?.Invoke(invocation.InstanceServices, null);
        try
        {
            await method(invocation, instance, prepared);
            _outputs?.Take(invocation);
        }
        finally
        {
            await DisposeAsync(instance);
        }
    }

    private async ValueTask<object?[]> PrepareAsync(RuntimeFunctionContext invocation)
    {
        var prepared = new object?[_binders.Length];
        for (var i = 0; i < prepared.Length; i++)
        {
            prepared[i] = await _binders[i].PrepareAsync(invocation);
        }

        return prepared;
    }

    private static ValueTask DisposeAsync(object? instance)
    {
        if (instance is IAsyncDisposable asynchronous)
        {
            return asynchronous.DisposeAsync();
        }

        (instance as IDisposable)?.Dispose();
        return ValueTask.CompletedTask;
    }
}
