using System.Text;
using Azure.Core.Serialization;
using Nebula.Runtime.Invocation.Binding;

namespace Nebula.Runtime.Tests.Invocation;

/// <summary>What is read without the serializer must be what the serializer would have said.</summary>
public sealed class TextConverterTests
{
    private static readonly ObjectSerializer Serializer = new JsonObjectSerializer();

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
}
