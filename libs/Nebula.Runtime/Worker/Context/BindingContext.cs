namespace Microsoft.Azure.Functions.Worker;

/// <summary>What the trigger brought.</summary>
public abstract class BindingContext
{
    /// <summary>Values by name; for HTTP the query and route values, letter case aside.</summary>
    public abstract IReadOnlyDictionary<string, object?> BindingData { get; }
}
