namespace Microsoft.Azure.Functions.Worker.Converters;

/// <summary>One conversion: a source and the type that a parameter has.</summary>
public abstract class ConverterContext
{
    /// <summary>The parameter's type.</summary>
    public abstract Type TargetType { get; }

    /// <summary>What the trigger brought under the parameter's name; null for nothing.</summary>
    public abstract object? Source { get; }

    /// <summary>The invocation.</summary>
    public abstract FunctionContext FunctionContext { get; }

    /// <summary>Further facts about the parameter.</summary>
    public abstract IReadOnlyDictionary<string, object> Properties { get; }
}
