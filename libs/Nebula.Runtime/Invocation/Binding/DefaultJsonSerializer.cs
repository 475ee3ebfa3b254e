using System.Text.Json;
using Azure.Core.Serialization;

namespace Nebula.Runtime.Invocation.Binding;

/// <summary>The serializer of an app that set none. How it reads numbers and bools is known, so those need not be put through it.</summary>
internal sealed class DefaultJsonSerializer() : JsonObjectSerializer(new JsonSerializerOptions { PropertyNameCaseInsensitive = true });
