using System.Collections.Immutable;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Converters;

namespace Nebula.Runtime.Tests.Binding;

/// <summary>A conversion outside of any invocation.</summary>
internal sealed class GivenConversion(Type target, object? source) : ConverterContext
{
    public override Type TargetType => target;

    public override object? Source => source;

    public override FunctionContext FunctionContext => throw new NotSupportedException("This converter looks at its source alone.");

    public override IReadOnlyDictionary<string, object> Properties { get; } = ImmutableDictionary<string, object>.Empty;
}
