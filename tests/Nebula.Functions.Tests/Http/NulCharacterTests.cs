using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Nebula.Functions.Http;

namespace Nebula.Functions.Tests.Http;

public sealed class NulCharacterTests
{
    [Theory]
    [InlineData("""{"name":"a\u0000b"}""", "name")]
    [InlineData("""{"outer":{"inner":["x","\u0000"]}}""", "inner")]
    [InlineData("""{"a\u0000b":1}""", "$")]
    public void FindIn_BodyWithNul_NamesTheMember(string json, string field) =>
        Assert.Equal(field, Assert.Single(NulCharacter.FindIn(Encoding.UTF8.GetBytes(json))!.Fields).Field);

    [Theory]
    [InlineData("""{"name":"ab"}""")]
    [InlineData("""{"name":"a\\u0000b"}""")] // a backslash and the text u0000
    public void FindIn_BodyWithoutNul_IsNull(string json) => Assert.Null(NulCharacter.FindIn(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void FindIn_QueryWithNul_NamesTheParameter()
    {
        var query = new QueryCollection(new Dictionary<string, StringValues> { ["limit"] = "1", ["after"] = "x\0" });

        Assert.Equal("after", Assert.Single(NulCharacter.FindIn(query)!.Fields).Field);
    }
}
