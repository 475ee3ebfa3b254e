using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Core.Serialization;
using Microsoft.Azure.Functions.Worker;
using Nebula.Runtime.Invocation.Binding;

namespace Nebula.Runtime.Tests.Invocation;

/// <summary>What is read without the serializer must be what the serializer would have said.</summary>
public sealed class TextConverterTests
{
    private static readonly ObjectSerializer Serializer = new WorkerOptions().Serializer!;

    public static TheoryData<string> Texts =>
    [
        "0", "7", "-7", "+7", "007", "-0", "-07", " 7", "7 ", "7.0", "1e3", "1,000", "2147483647", "2147483648", "-2147483648", "9223372036854775807",
        "9223372036854775808", "-", "", "\"7\"", "null", "true", "false", "True", "TRUE", " true", "1", "٧",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Convert_NumberOrBool_IsWhatTheSerializerSays(string text)
    {
        AssertSame<int>(text);
        AssertSame<int?>(text);
        AssertSame<long>(text);
        AssertSame<long?>(text);
        AssertSame<bool>(text);
        AssertSame<bool?>(text);
    }

    [Fact]
    public void Convert_NumberOrBoolWithASerializerOfTheApp_IsWhatThatSays()
    {
        var json = new JsonSerializerOptions();
        json.Converters.Add(new Doubled());
        json.Converters.Add(new Negated());
        var serializer = new JsonObjectSerializer(json);

        var number = new TextConverter<int>().Convert("21", serializer);
        var truth = new TextConverter<bool?>().Convert("true", serializer);

        Assert.Equal(42, number);
        Assert.False(truth);
    }

    private static void AssertSame<T>(string text)
    {
        var expected = Try(() => (T?)Serializer.Deserialize(new MemoryStream(Encoding.UTF8.GetBytes(text)), typeof(T), CancellationToken.None));

        var converted = Try(() => new TextConverter<T>().Convert(text, Serializer));

        Assert.Equal(expected, converted);
    }

    private static (T? Value, Type? Failure) Try<T>(Func<T?> convert)
    {
        try
        {
            return (convert(), null);
        }
        catch (Exception exception)
        {
            return (default, exception.GetType());
        }
    }

    private sealed class Doubled : JsonConverter<int>
    {
        public override int Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => 2 * reader.GetInt32();

        public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) => writer.WriteNumberValue(value / 2);
    }

    private sealed class Negated : JsonConverter<bool>
    {
        public override bool Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => !reader.GetBoolean();

        public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) => writer.WriteBooleanValue(!value);
    }
}
