namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>Marks what connects a function with the outside.</summary>
public abstract class BindingAttribute : Attribute
{
    /// <summary>For the attributes of triggers, inputs and outputs.</summary>
    public BindingAttribute()
    {
    }
}
