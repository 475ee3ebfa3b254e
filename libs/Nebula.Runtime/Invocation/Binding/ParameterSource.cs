using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Nebula.Runtime.Discovery;

namespace Nebula.Runtime.Invocation.Binding;

/// <summary>Where the value of a parameter comes from, before it is converted.</summary>
internal abstract class ParameterSource
{
    public abstract ValueTask<object?> ReadAsync(RuntimeFunctionContext invocation);

    public static ParameterSource Create(RuntimeFunction function, ParameterInfo parameter)
    {
        var isTrigger = parameter == function.TriggerParameter;
        return function.Trigger switch
        {
            HttpTriggerAttribute trigger when !isTrigger => new RequestSource(parameter.Name!, trigger.Route),
            not HttpTriggerAttribute when isTrigger => new TriggerSource(),
            _ => new NoSource(),
        };
    }

    private sealed class TriggerSource : ParameterSource
    {
        public override ValueTask<object?> ReadAsync(RuntimeFunctionContext invocation) => new(invocation.Trigger);
    }

    private sealed class NoSource : ParameterSource
    {
        public override ValueTask<object?> ReadAsync(RuntimeFunctionContext invocation) => default;
    }
}
