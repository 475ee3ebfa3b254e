using Microsoft.Azure.Functions.Worker;

namespace Nebula.Runtime.Discovery;

/// <inheritdoc/>
internal sealed class RuntimeBindingMetadata(string name, string type, BindingDirection direction) : BindingMetadata
{
    public override string Name => name;

    public override string Type => type;

    public override BindingDirection Direction => direction;
}
