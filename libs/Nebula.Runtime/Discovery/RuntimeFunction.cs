using System.Collections.Immutable;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Nebula.Runtime.Invocation;

namespace Nebula.Runtime.Discovery;

/// <summary>A function that was found and is in order.</summary>
internal sealed class RuntimeFunction : FunctionDefinition
{
    private readonly Lazy<FunctionExecutor> _executor;
    private readonly Lazy<ImmutableArray<FunctionParameter>> _parameters;

    public RuntimeFunction(string name, MethodInfo method, ParameterInfo triggerParameter, TriggerBindingAttribute trigger)
    {
        Name = name;
        Method = method;
        TriggerParameter = triggerParameter;
        Trigger = trigger;

        // Compiled when first called: an app of many functions starts without compiling them all.
        _executor = new(() => FunctionExecutor.Create(this));
        _parameters = new(() => [.. method.GetParameters().Select(Describe)]);
    }

    public MethodInfo Method { get; }

    public ParameterInfo TriggerParameter { get; }

    public TriggerBindingAttribute Trigger { get; }

    public RetryAttribute? Retry => Method.GetCustomAttribute<RetryAttribute>();

    public FunctionExecutor Executor => _executor.Value;

    public override string Name { get; }

    public override string Id => Name;

    public override string EntryPoint => $"{Method.DeclaringType!.FullName}.{Method.Name}";

    public override string PathToAssembly => Method.DeclaringType!.Assembly.Location;

    public override ImmutableArray<FunctionParameter> Parameters => _parameters.Value;

    public override IImmutableDictionary<string, BindingMetadata> InputBindings => ImmutableDictionary<string, BindingMetadata>.Empty
        .Add(TriggerParameter.Name!, new RuntimeBindingMetadata(TriggerParameter.Name!, TriggerType, BindingDirection.In));

    public override IImmutableDictionary<string, BindingMetadata> OutputBindings => Trigger is HttpTriggerAttribute
        ? ImmutableDictionary<string, BindingMetadata>.Empty
            .Add("$return", new RuntimeBindingMetadata("$return", "http", BindingDirection.Out))
        : ImmutableDictionary<string, BindingMetadata>.Empty;

    private string TriggerType
    {
        get
        {
            var type = Trigger.GetType().Name[..^"Attribute".Length];
            return char.ToLowerInvariant(type[0]) + type[1..];
        }
    }

    private static FunctionParameter Describe(ParameterInfo parameter)
    {
        var binding = parameter.GetCustomAttributes<BindingAttribute>().FirstOrDefault();
        return new FunctionParameter(
            parameter.Name!,
            parameter.ParameterType,
            parameter.HasDefaultValue,
            parameter.HasDefaultValue ? parameter.DefaultValue : null,
            binding is null
                ? ImmutableDictionary<string, object>.Empty
                : ImmutableDictionary<string, object>.Empty.Add("bindingAttribute", binding));
    }
}
