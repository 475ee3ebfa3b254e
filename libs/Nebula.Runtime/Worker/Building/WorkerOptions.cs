using Azure.Core.Serialization;
using Nebula.Runtime.Invocation.Binding;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Settings of the worker.</summary>
public class WorkerOptions
{
    /// <summary>
    /// Reads parameters that are neither text nor of a type with a converter of its own, and the JSON of HttpRequestData.
    /// The default is System.Text.Json that overlooks letter case in member names.
    /// </summary>
    public ObjectSerializer? Serializer { get; set; } =
        new DefaultJsonSerializer();

    /// <summary>The converters that fill parameters, in their order.</summary>
    public InputConverterCollection InputConverters { get; } = new();
}
