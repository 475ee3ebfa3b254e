using System.Net;
using Nebula.Platform.Cache;

namespace Nebula.Platform.Tests.Cache;

public sealed class RedisConnectionTests
{
    [Fact]
    public void Parse_Uri_ReadsEveryPart()
    {
        var options = RedisConnection.Parse("rediss://us%40er:p%2Fw@cache.lan:6380/3").Value!;

        Assert.Equal(new DnsEndPoint("cache.lan", 6380), Assert.Single(options.EndPoints));
        Assert.Equal(("us@er", "p/w", true, 3), (options.User, options.Password, options.Ssl, options.DefaultDatabase));
    }

    [Theory]
    [InlineData("redis://:pw@127.0.0.1")]
    [InlineData("127.0.0.1:6379,password=pw")]
    public void Parse_OtherForms_AreRead(string text)
    {
        var options = RedisConnection.Parse(text).Value!;

        Assert.Equal(new IPEndPoint(IPAddress.Loopback, 6379), Assert.Single(options.EndPoints));
        Assert.Equal(("pw", false), (options.Password, options.Ssl));
    }

    [Theory]
    [InlineData("http://:sesame@h", "redis://")]
    [InlineData("redis://:sesame@h/abc", "database number")]
    [InlineData("redis://", "")]
    [InlineData("h:6379,sesame=1", "")]
    [InlineData("password=sesame", "names no host")]
    public void Parse_Wrong_SaysSoWithoutThePassword(string text, string reason)
    {
        var result = RedisConnection.Parse(text);

        Assert.False(result.IsSuccess);
        Assert.Contains(reason, result.Error.Detail);
        Assert.DoesNotContain("sesame", result.Error.Detail);
    }
}
