using System.Text.Json;
using Azure.Core.Serialization;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Settings of the worker.</summary>
public class WorkerOptions
{
    /// <summary>
    /// Reads parameters that are neither text nor of a type with a converter of its own, and the JSON of HttpRequestData.
    /// The default is System.Text.Json that overlooks letter case in member names.
    /// </summary>
    public ObjectSerializer? Serializer { get; set; } =
        new JsonObjectSerializer(new JsonSerializerOptions { PropertyNameCaseInsensitive = true });

    /// <summary>The converters that fill parameters, in their order.</summary>
    public InputConverterCollection InputConverters { get; } = new();
}
