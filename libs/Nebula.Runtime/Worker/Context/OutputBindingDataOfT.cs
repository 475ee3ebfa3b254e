namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a function hands to one of its outputs.</summary>
/// <typeparam name="T">The type it is seen as.</typeparam>
public abstract class OutputBindingData<T>
{
    /// <summary>The output's name: the property of the returned object.</summary>
    public abstract string Name { get; }

    /// <summary>The output's type, such as <c>http</c>.</summary>
    public abstract string BindingType { get; }

    /// <summary>The value, which may be replaced until the output takes it.</summary>
    public abstract T? Value { get; set; }
}
