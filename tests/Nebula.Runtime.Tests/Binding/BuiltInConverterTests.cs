using System.Globalization;
using System.Text;
using System.Text.Json;
using Azure.Core.Serialization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Extensions.Options;
using Nebula.Runtime.Invocation.Binding.Converters;

namespace Nebula.Runtime.Tests.Binding;

public sealed class BuiltInConverterTests
{
    private const string SomeGuid = "01234567-89ab-cdef-0123-456789abcdef";

    private static readonly ReadOnlyMemory<byte> Bytes = Encoding.UTF8.GetBytes("bytes");

    [Theory]
    [InlineData(typeof(string))]
    [InlineData(typeof(object))]
    [InlineData(typeof(IEnumerable<char>))]
    public async Task Assignable_SourceThatFits_IsTakenAsItIs(Type target)
    {
        var result = await new AssignableConverter().ConvertAsync(new GivenConversion(target, "text"));

        Assert.Equal("text", Succeeded(result));
    }

    [Theory]
    [InlineData(typeof(int), "text")]
    [InlineData(typeof(string), null)]
    public async Task Assignable_SourceThatDoesNotFit_IsLeft(Type target, object? source)
    {
        var result = await new AssignableConverter().ConvertAsync(new GivenConversion(target, source));

        Assert.Equal(ConversionStatus.Unhandled, result.Status);
    }

    [Theory]
    [InlineData(typeof(Guid))]
    [InlineData(typeof(Guid?))]
    public async Task Guid_Text_IsParsed(Type target)
    {
        var result = await new GuidConverter().ConvertAsync(new GivenConversion(target, SomeGuid));

        Assert.Equal(Guid.Parse(SomeGuid), Succeeded(result));
    }

    [Theory]
    [InlineData(typeof(Guid), "no guid")]
    [InlineData(typeof(Guid), 5)]
    [InlineData(typeof(string), SomeGuid)]
    public async Task Guid_AnythingElse_IsLeft(Type target, object source)
    {
        var result = await new GuidConverter().ConvertAsync(new GivenConversion(target, source));

        Assert.Equal(ConversionStatus.Unhandled, result.Status);
    }

    [Theory]
    [InlineData(typeof(DateTime), "2026-03-04")]
    [InlineData(typeof(DateTime?), "03/04/2026")]
    [InlineData(typeof(DateTime), "2026-03-04T05:06:07Z")]
    public async Task DateTime_Text_IsParsedInAllCulturesAlike(Type target, string text)
    {
        var dayFirst = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        dayFirst.DateTimeFormat.ShortDatePattern = "dd/MM/yyyy";
        CultureInfo.CurrentCulture = dayFirst;

        var result = await new DateTimeConverter().ConvertAsync(new GivenConversion(target, text));

        Assert.Equal(new DateTime(2026, 3, 4), Assert.IsType<DateTime>(Succeeded(result)).ToUniversalTime().Date);
    }

    [Theory]
    [InlineData(typeof(DateTimeOffset))]
    [InlineData(typeof(DateTimeOffset?))]
    public async Task DateTimeOffset_Text_KeepsItsOffset(Type target)
    {
        var result = await new DateTimeConverter().ConvertAsync(new GivenConversion(target, "2026-03-04T05:06:07+02:00"));

        Assert.Equal(new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.FromHours(2)), Succeeded(result));
    }

    [Theory]
    [InlineData(typeof(DateTime), "soon")]
    [InlineData(typeof(DateTimeOffset), "soon")]
    [InlineData(typeof(string), "2026-03-04")]
    [InlineData(typeof(DateTime), 5)]
    public async Task DateTime_AnythingElse_IsLeft(Type target, object source)
    {
        var result = await new DateTimeConverter().ConvertAsync(new GivenConversion(target, source));

        Assert.Equal(ConversionStatus.Unhandled, result.Status);
    }

    [Fact]
    public async Task Memory_IntoTextAndArray_IsConverted()
    {
        var text = await new MemoryConverter().ConvertAsync(new GivenConversion(typeof(string), Bytes));
        var array = await new MemoryConverter().ConvertAsync(new GivenConversion(typeof(byte[]), Bytes));
        var number = await new MemoryConverter().ConvertAsync(new GivenConversion(typeof(int), Bytes));

        Assert.Equal("bytes", Succeeded(text));
        Assert.Equal(Bytes.ToArray(), Succeeded(array));
        Assert.Equal(ConversionStatus.Unhandled, number.Status);
    }

    [Fact]
    public async Task StringToByte_Text_IsItsUtf8()
    {
        var bytes = await new StringToByteConverter().ConvertAsync(new GivenConversion(typeof(byte[]), "ä"));
        var number = await new StringToByteConverter().ConvertAsync(new GivenConversion(typeof(int), "5"));

        Assert.Equal(new byte[] { 0xC3, 0xA4 }, Succeeded(bytes));
        Assert.Equal(ConversionStatus.Unhandled, number.Status);
    }

    [Theory]
    [InlineData(typeof(int), "5", 5)]
    [InlineData(typeof(int?), "5", 5)]
    [InlineData(typeof(double), "1.5", 1.5)]
    [InlineData(typeof(bool), "true", true)]
    [InlineData(typeof(DayOfWeek), "3", DayOfWeek.Wednesday)]
    public async Task Json_SimpleValues_AreRead(Type target, string json, object expected)
    {
        var result = await Json().ConvertAsync(new GivenConversion(target, json));

        Assert.Equal(expected, Succeeded(result));
    }

    [Fact]
    public async Task Json_ObjectsArraysAndBytes_AreRead()
    {
        var model = await Json().ConvertAsync(new GivenConversion(typeof(Http.Order), """{"ITEM":"a","count":2}"""));
        var numbers = await Json().ConvertAsync(new GivenConversion(typeof(int[]), "[1,2]"));
        var bytes = await Json().ConvertAsync(new GivenConversion(typeof(int[]), new ReadOnlyMemory<byte>("[3]"u8.ToArray())));

        Assert.Equal(new Http.Order("a", 2), Succeeded(model));
        Assert.Equal(new[] { 1, 2 }, Succeeded(numbers));
        Assert.Equal(new[] { 3 }, Succeeded(bytes));
    }

    [Fact]
    public async Task Json_TextThatIsNone_Fails()
    {
        var result = await Json().ConvertAsync(new GivenConversion(typeof(int), "five"));

        Assert.Equal(ConversionStatus.Failed, result.Status);
        Assert.IsType<JsonException>(result.Error);
    }

    [Theory]
    [InlineData(typeof(string), "\"text\"")]
    [InlineData(typeof(int), null)]
    [InlineData(typeof(int), 5L)]
    public async Task Json_TextTargetsAndOtherSources_AreLeft(Type target, object? source)
    {
        var result = await Json().ConvertAsync(new GivenConversion(target, source));

        Assert.Equal(ConversionStatus.Unhandled, result.Status);
    }

    [Fact]
    public async Task Json_WithTheAppsSerializer_UsesIt()
    {
        var options = new WorkerOptions { Serializer = new JsonObjectSerializer(new JsonSerializerOptions { AllowTrailingCommas = true }) };

        var result = await new JsonPocoConverter(Options.Create(options)).ConvertAsync(new GivenConversion(typeof(int[]), "[1,]"));

        Assert.Equal(new[] { 1 }, Succeeded(result));
    }

    [Fact]
    public void Json_WithoutSerializer_IsRefused()
    {
        var make = () => new JsonPocoConverter(Options.Create(new WorkerOptions { Serializer = null }));

        Assert.Throws<InvalidOperationException>(make);
    }

    public static TheoryData<Type, object, object> Series => new()
    {
        { typeof(string[]), new List<string> { "a", "b" }, new[] { "a", "b" } },
        { typeof(long[]), new List<long> { 1, 2 }, new long[] { 1, 2 } },
        { typeof(double[]), new List<double> { 1.5 }, new[] { 1.5 } },
        { typeof(byte[][]), new List<ReadOnlyMemory<byte>> { Bytes }, new[] { Bytes.ToArray() } },
        { typeof(ReadOnlyMemory<byte>[]), new List<ReadOnlyMemory<byte>> { Bytes }, new[] { Bytes } },
    };

    [Theory]
    [MemberData(nameof(Series))]
    public async Task Array_SeriesOfItsThings_IsConverted(Type target, object source, object expected)
    {
        var result = await new ArrayConverter().ConvertAsync(new GivenConversion(target, source));

        Assert.Equal(expected, Succeeded(result));
    }

    [Theory]
    [InlineData(typeof(string[]), "text")]
    [InlineData(typeof(int[]), new[] { 1L })]
    [InlineData(typeof(string), new[] { "a" })]
    public async Task Array_AnythingElse_IsLeft(Type target, object source)
    {
        var result = await new ArrayConverter().ConvertAsync(new GivenConversion(target, source));

        Assert.Equal(ConversionStatus.Unhandled, result.Status);
    }

    private static JsonPocoConverter Json() => new(Options.Create(new WorkerOptions()));

    private static object? Succeeded(ConversionResult result)
    {
        Assert.Equal(ConversionStatus.Succeeded, result.Status);
        return result.Value;
    }
}
