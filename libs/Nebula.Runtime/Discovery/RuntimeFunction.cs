using System.Collections.Immutable;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Nebula.Runtime.Invocation;
using Nebula.Runtime.Invocation.Binding;
using Nebula.Runtime.Invocation.Outputs;

namespace Nebula.Runtime.Discovery;

/// <summary>A function that was found and is in order.</summary>
internal sealed class RuntimeFunction : FunctionDefinition
{
    private readonly Lazy<FunctionExecutor> _executor;
    private readonly Lazy<ImmutableArray<FunctionParameter>> _parameters;
    private readonly Lazy<IImmutableDictionary<string, BindingMetadata>> _inputBindings;
    private readonly Lazy<IImmutableDictionary<string, BindingMetadata>> _outputBindings;

    public RuntimeFunction(
        string name, MethodInfo method, ParameterInfo triggerParameter, TriggerBindingAttribute trigger, InputConverters converters)
    {
        Name = name;
        Method = method;
        TriggerParameter = triggerParameter;
        Trigger = trigger;

        // Compiled when first called: an app of many functions starts without compiling them all.
        _executor = new(() => FunctionExecutor.Create(this, converters));
        _parameters = new(() => [.. method.GetParameters().Select(Describe)]);
        _inputBindings = new(FindInputs);
        _outputBindings = new(FindOutputs);
        Outputs = OutputProperties.Of(method.ReturnType);
    }

    public MethodInfo Method { get; }

    public ParameterInfo TriggerParameter { get; }

    public TriggerBindingAttribute Trigger { get; }

    /// <summary>Switched off by a setting: nothing but an administrator starts it.</summary>
    public bool IsDisabled { get; init; }

    public RetryAttribute? Retry => Method.GetCustomAttribute<RetryAttribute>();

    public FunctionExecutor Executor => _executor.Value;

    public override string Name { get; }

    public override string Id => Name;

    public override string EntryPoint => $"{Method.DeclaringType!.FullName}.{Method.Name}";

    public override string PathToAssembly => Method.DeclaringType!.Assembly.Location;

    public override ImmutableArray<FunctionParameter> Parameters => _parameters.Value;

    /// <summary>The outputs that its result has properties for; null for a result that is one thing.</summary>
    public OutputProperties? Outputs { get; }

    public override IImmutableDictionary<string, BindingMetadata> InputBindings => _inputBindings.Value;

    public override IImmutableDictionary<string, BindingMetadata> OutputBindings => _outputBindings.Value;

    private IImmutableDictionary<string, BindingMetadata> FindInputs() => Method.GetParameters()
        .Select(parameter => (parameter.Name, Attribute: parameter.GetCustomAttributes<BindingAttribute>().FirstOrDefault()))
        .Where(input => input.Attribute is TriggerBindingAttribute or InputBindingAttribute)
        .Select(input => new RuntimeBindingMetadata(input.Name!, BindingNames.TypeOf(input.Attribute!), BindingDirection.In))
        .ToImmutableDictionary(binding => binding.Name, BindingMetadata (binding) => binding);

    private IImmutableDictionary<string, BindingMetadata> FindOutputs()
    {
        var outputs = Outputs?.All.Select(output => new RuntimeBindingMetadata(output.Name, output.BindingType, BindingDirection.Out)) ?? [];
        if (Outputs is null && Trigger is HttpTriggerAttribute)
        {
            outputs = [new RuntimeBindingMetadata("$return", OutputProperties.HttpType, BindingDirection.Out)];
        }

        return outputs.ToImmutableDictionary(binding => binding.Name, BindingMetadata (binding) => binding);
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
                : ImmutableDictionary<string, object>.Empty.Add(ParameterProperties.BindingAttribute, binding));
    }
}
