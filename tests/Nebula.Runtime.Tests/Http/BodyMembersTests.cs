using System.Text;
using Microsoft.AspNetCore.Http;
using Nebula.Runtime.Http.Binding;

namespace Nebula.Runtime.Tests.Http;

/// <summary>What a body costs whose members fill parameters by name: anyone may send one.</summary>
public sealed class BodyMembersTests
{
    [Theory]
    [InlineData("""{"a":"text"}""", "text")]
    [InlineData("""{"A":1.50}""", "1.50")]
    [InlineData("""{"a":{"b":[1, 2]}}""", """{"b":[1, 2]}""")]
    [InlineData("""{"a":[],"b":{"a":1}}""", "[]")]
    [InlineData("""{"\u0061":"escaped"}""", "escaped")]
    [InlineData("""{"a":1,"A":2}""", "2")]
    [InlineData("""{"a":1,"A":null}""", null)]
    [InlineData("""{"a":"one\ntwo \ud83d\ude00"}""", "one\ntwo \U0001F600")]
    [InlineData("\uFEFF{\"a\":true}", "true")]
    [InlineData("""{"b":1}""", null)]
    [InlineData("{}", null)]
    [InlineData("""["a"]""", null)]
    [InlineData("\"a\"", null)]
    [InlineData("""{"a":1}x""", null)]
    [InlineData("""{"a":1""", null)]
    [InlineData("", null)]
    public void H9_BodyMember_ByName_IsItsTextOrNothing(string json, string? expected)
    {
        var members = JsonMembers.Of(Encoding.UTF8.GetBytes(json));

        var found = members.Find("a");

        Assert.Equal(expected, found);
        Assert.Equal(expected, members.All().GetValueOrDefault("a"));
    }

    [Theory]
    [InlineData("{\"a\":\"\\ud800\"}")]
    [InlineData("{\"b\":\"\\ud800\",\"a\":1}")]
    [InlineData("{\"\\udc00\":1,\"a\":1}")]
    [InlineData("{\"a\":\"\u00ff\u00fe\"}")]
    public void H9_BodyThatIsNoUnicode_HasNoMembers(string json)
    {
        var members = JsonMembers.Of(Encoding.Latin1.GetBytes(json));

        var found = members.Find("a");

        Assert.Null(found);
        Assert.Empty(members.All());
    }

    [Fact]
    public async Task H9_BodyOfThousandsOfMembers_CostsLittleMoreThanItsBytes()
    {
        var json = "{" + string.Join(',', Enumerable.Range(0, 90_000).Select(i => $"\"{i}\":[]")) + ",\"x\":1}";
        var http = RequestOf(new MemoryStream(Encoding.UTF8.GetBytes(json)), json.Length);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var reading = TriggerValues.ReadBodyAsync(http, CancellationToken.None);
        var isSynchronous = reading.IsCompletedSuccessfully;
        var found = (await reading).Find("x");
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.True(isSynchronous);
        Assert.Equal("1", found);
        Assert.InRange(allocated, 0, 5 * json.Length);
    }

    [Fact]
    public void H9_BodyAboveTheLimit_IsNotLookedAt()
    {
        var http = RequestOf(Stream.Null, JsonMembers.MaxBytes + 1);

        var isLookedAt = TriggerValues.HasJsonBody(http.Request);

        Assert.False(isLookedAt);
    }

    [Fact]
    public async Task H9_BodyWithinTheLimit_NeedsNoFile()
    {
        var json = Encoding.UTF8.GetBytes($$"""{"a":"{{new string('a', 900_000)}}"}""");
        await using var body = new OneWayStream(json);
        var http = RequestOf(body, json.Length);

        await TriggerValues.ReadBodyAsync(http, CancellationToken.None);

        Assert.IsType<MemoryStream>(http.Request.Body);
        Assert.Equal(json, ((MemoryStream)http.Request.Body).ToArray());
        Assert.Equal(0, http.Request.Body.Position);
    }

    private static DefaultHttpContext RequestOf(Stream body, long length)
    {
        var http = new DefaultHttpContext();
        http.Request.ContentType = "application/json";
        http.Request.ContentLength = length;
        http.Request.Body = body;
        return http;
    }

    /// <summary>Like a request's: it cannot go back.</summary>
    private sealed class OneWayStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
