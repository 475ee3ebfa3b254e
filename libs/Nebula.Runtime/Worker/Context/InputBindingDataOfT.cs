namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a parameter of a function will be filled with.</summary>
/// <typeparam name="T">The type of the parameter.</typeparam>
public abstract class InputBindingData<T>
{
    /// <summary>Which input it is.</summary>
    public abstract BindingMetadata BindingMetadata { get; }

    /// <summary>The value; another one that is set here is what the function gets.</summary>
    public abstract T? Value { get; set; }
}
