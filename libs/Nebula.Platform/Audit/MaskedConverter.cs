using System.Text.Json;
using System.Text.Json.Serialization;
using Nebula.Platform.Secrets.Masking;

namespace Nebula.Platform.Audit;

/// <summary>Writes stars for whatever there is, so that "changed" can be told and "set" from "not set", and nothing more.</summary>
internal sealed class MaskedConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => true;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Stars<>).MakeGenericType(typeToConvert))!;

    private sealed class Stars<T> : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("What is masked cannot be read back.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(StreamMask.Mask);
    }
}
