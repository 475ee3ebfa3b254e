using Microsoft.Azure.Functions.Worker;

namespace Nebula.Runtime.Invocation.Inputs;

/// <inheritdoc/>
internal sealed class RuntimeInputBindingData<T>(BindingMetadata metadata, Dictionary<string, object?> inputs) : InputBindingData<T>
{
    public override BindingMetadata BindingMetadata => metadata;

    public override T? Value
    {
        get => (T?)inputs[metadata.Name];
        set => inputs[metadata.Name] = value;
    }

    /// <summary>Fills the parameter now; the function will find the same value, or the one that was set in its place.</summary>
    public static async ValueTask<InputBindingData<T>> BindAsync(FunctionContext context, BindingMetadata metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        var invocation = RuntimeFunctionContext.From(context);
        var inputs = invocation.Inputs ??= new(StringComparer.Ordinal);
        if (!inputs.TryGetValue(metadata.Name, out var value))
        {
            value = await invocation.Function.Executor.BindAsync(invocation, metadata.Name);
            inputs[metadata.Name] = value;
        }

        return value is null or T
            ? new RuntimeInputBindingData<T>(metadata, inputs)
            : throw new InvalidOperationException(
                $"Input '{metadata.Name}' of function '{invocation.Function.Name}' is a {value.GetType().Name}, not {typeof(T).Name}.");
    }
}
