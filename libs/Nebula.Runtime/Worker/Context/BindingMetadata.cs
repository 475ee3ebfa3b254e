namespace Microsoft.Azure.Functions.Worker;

/// <summary>A connection of a function with the outside.</summary>
public abstract class BindingMetadata
{
    /// <summary>The parameter, or <c>$return</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The binding's type, such as <c>httpTrigger</c>.</summary>
    public abstract string Type { get; }

    /// <summary>Which way data flows.</summary>
    public abstract BindingDirection Direction { get; }
}
