using Microsoft.Azure.Functions.Worker;

namespace Nebula.Runtime.Invocation.Outputs;

/// <inheritdoc/>
internal sealed class RuntimeOutputBindingData<T>(OutputProperty output, IDictionary<string, object> values) : OutputBindingData<T>
{
    public override string Name => output.Name;

    public override string BindingType => output.BindingType;

    public override T? Value
    {
        get => values.TryGetValue(output.Name, out var value) ? (T)value : default;
        set
        {
            if (value is null)
            {
                values.Remove(output.Name);
                return;
            }

            values[output.Name] = value;
        }
    }

    /// <summary>The outputs whose values are of the type.</summary>
    public static IEnumerable<OutputBindingData<T>> Of(FunctionContext context)
    {
        var invocation = RuntimeFunctionContext.From(context);
        return invocation.Outputs is not { } values
            ? []
            : [.. invocation.Function.Outputs!.All
                .Where(output => values.GetValueOrDefault(output.Name) is T)
                .Select(output => new RuntimeOutputBindingData<T>(output, values))];
    }
}
