using System.Text.Json;
using Azure.Core.Serialization;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Settings of the worker.</summary>
public class WorkerOptions
{
    /// <summary>
    /// Reads parameters that are neither text nor of a type with a converter of its own.
    /// The default is System.Text.Json that overlooks letter case in member names.
    /// </summary>
    public ObjectSerializer? Serializer { get; set; } =
        new JsonObjectSerializer(new JsonSerializerOptions { PropertyNameCaseInsensitive = true });
}
