using Nebula.Functions.Http;
using Nebula.Platform.Errors;

namespace Nebula.Functions.Tests.Http;

public sealed class RouteIdTests
{
    [Theory]
    [InlineData("nope")]
    [InlineData("preview")]
    [InlineData("{0193568e-0000-7000-8000-000000000000}")]
    [InlineData("0193568e00007000800000000000000")]
    public void Read_NoId_NamesTheField(string text)
    {
        var result = RouteId.Read(text);

        Assert.Equal(ErrorKind.Invalid, result.Error?.Kind);
        Assert.Equal("id", Assert.Single(result.Error!.Fields).Field);
    }

    [Fact]
    public void Read_Id_IsIt() =>
        Assert.Equal(new Guid("0193568e-0000-7000-8000-000000000000"), RouteId.Read("0193568E-0000-7000-8000-000000000000").Value);
}
