using System.Text;
using Microsoft.AspNetCore.Http;
using Nebula.Functions.Http;
using Nebula.Homelab.Status.Monitors;
using Nebula.Platform.Errors;

namespace Nebula.Functions.Tests.Http;

public sealed class RequestBodyTests
{
    private enum Colour
    {
        DeepBlue,
        Red,
    }

    [Theory]
    [InlineData("""{"nam":"Plex"}""", "nam", "There is no such member. Did you mean 'name'? Known: name, description, group, ")]
    [InlineData("""{"zzzzzzzz":1}""", "zzzzzzzz", "There is no such member. Known: name, ")]
    [InlineData("""{"name":5}""", "name", "A text is expected, not this number.")]
    [InlineData("""{"intervalSeconds":"30"}""", "intervalSeconds", "A whole number from -2147483648 to 2147483647 is expected, not this text.")]
    [InlineData("""{"intervalSeconds":99999999999}""", "intervalSeconds", "is expected, not this number.")]
    [InlineData("""{"public":"yes"}""", "public", "true or false is expected, not this text.")]
    [InlineData("""{"tags":"media"}""", "tags", "A list is expected, not this text.")]
    [InlineData("""{"tags":["media",7]}""", "tags[1]", "A text is expected, not this number.")]
    [InlineData("""{"check":[]}""", "check", "An object is expected, not a list.")]
    [InlineData("""{"check":{"degradedAfterMs":"x"}}""", "check.degradedAfterMs", "is expected, not this text.")]
    [InlineData("[]", "$", "An object is expected, not a list.")]
    [InlineData("null", "$", "An object is expected, not null.")]
    public async Task ReadJsonAsync_OneFault_NamesTheMemberAndWhatIsRight(string json, string field, string message)
    {
        var result = await ReadAsync<MonitorInput>(json);

        Assert.Equal((ErrorKind.Invalid, "body_invalid"), (result.Error!.Kind, result.Error.Code));
        var fault = Assert.Single(result.Error.Fields);
        Assert.Equal(field, fault.Field);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"number":1}""", "name", "It is required, and missing. A text is expected.")]
    [InlineData("""{"name":null,"number":1}""", "name", "A text is expected, not null.")]
    [InlineData("""{"name":"x","number":null}""", "number", "is expected, not null.")]
    [InlineData("""{"name":"x","number":1,"colour":"green"}""", "colour", "One of deep_blue, red is expected, not this text.")]
    [InlineData("""{"name":"x","number":1,"colour":0}""", "colour", "One of deep_blue, red is expected, not this number.")]
    public async Task ReadJsonAsync_StricterMember_NamesWhatIsRight(string json, string field, string message)
    {
        var result = await ReadAsync<Sample>(json);

        var fault = Assert.Single(result.Error!.Fields);
        Assert.Equal(field, fault.Field);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadJsonAsync_SeveralFaults_NamesEach()
    {
        var result = await ReadAsync<Sample>("""{"nam":"x","number":"1"}""");

        Assert.Equal(["nam", "number", "name"], result.Error!.Fields.Select(fault => fault.Field));
    }

    [Theory]
    [InlineData("{\"name\":", "name")]
    [InlineData("", "$")]
    [InlineData("""{"name":"a","name":"b","number":1}""", "name")]
    [InlineData("""{"\ud800":"a"}""", "$")]
    public async Task ReadJsonAsync_NoSoundJson_SaysSoWithoutNamesOfOurTypes(string json, string field)
    {
        var result = await ReadAsync<Sample>(json);

        var fault = Assert.Single(result.Error!.Fields);
        Assert.Equal(field, fault.Field);
        Assert.DoesNotContain("Nebula", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadJsonAsync_AnotherMediaType_NamesTheHeader()
    {
        var result = await ReadAsync<Sample>("{}", "text/plain");

        Assert.Equal((ErrorKind.UnsupportedFormat, "body_not_json"), (result.Error!.Kind, result.Error.Code));
        Assert.Equal("Content-Type", Assert.Single(result.Error.Fields).Field);
        Assert.Equal(StatusCodes.Status415UnsupportedMediaType, ProblemResults.StatusOf(result.Error.Kind));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ReadJsonAsync_TooLarge_Is413(bool saysItsLength)
    {
        var result = await ReadAsync<Sample>(new string(' ', RequestBody.MaxBytes + 1), saysItsLength: saysItsLength);

        Assert.Equal((ErrorKind.TooLarge, "body_too_large"), (result.Error!.Kind, result.Error.Code));
        Assert.Equal("$", Assert.Single(result.Error.Fields).Field);
        Assert.Equal(StatusCodes.Status413PayloadTooLarge, ProblemResults.StatusOf(result.Error.Kind));
    }

    private static Task<Result<T>> ReadAsync<T>(string body, string contentType = "application/json", bool saysItsLength = false)
        where T : class
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var request = new DefaultHttpContext().Request;
        request.ContentType = contentType;
        request.ContentLength = saysItsLength ? bytes.Length : null;
        request.Body = new MemoryStream(bytes);
        return request.ReadJsonAsync<T>(CancellationToken.None);
    }

    private sealed record Sample
    {
        public required string Name { get; init; }

        public required int Number { get; init; }

        public Colour? Colour { get; init; }
    }
}
