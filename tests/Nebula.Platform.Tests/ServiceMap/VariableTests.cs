namespace Nebula.Platform.Tests.ServiceMap;

public sealed class VariableTests
{
    [Theory]
    [InlineData("${NAS_ADDRESS}", "nas")]
    [InlineData("a ${NAS_ADDRESS} b ${NAS_ADDRESS}", "a nas b nas")]
    [InlineData("${NAS_PORT:-80}", "80")]
    [InlineData("${NAS_PORT:-}", "app")]
    [InlineData("${NAS_ADDRESS:-other}", "nas")]
    [InlineData("$${NAS_ADDRESS}", "${NAS_ADDRESS}")]
    [InlineData("$$$${x", "$${x")]
    [InlineData("5 $ or $6", "5 $ or $6")]
    [InlineData("$", "$")]
    [InlineData("${NAS_PORT:-a-b:c}", "a-b:c")]
    public void Expand_Text_PutsValuesIn(string text, string expected)
    {
        var service = MapTexts.Service($"url: http://a\nname: '{text}'", ("NAS_ADDRESS", "nas"));

        Assert.Equal(expected, service.Name);
    }

    [Fact]
    public void Expand_ValueThatLooksLikeAVariable_IsNotExpandedAgain()
    {
        var service = MapTexts.Service("url: http://a\nname: ${NAS_PORT}", ("NAS_PORT", "${NAS_ADDRESS} $$"), ("NAS_ADDRESS", "secret"));

        Assert.Equal("${NAS_ADDRESS} $$", service.Name);
    }

    [Theory]
    [InlineData("name: ${NAS_ADRESS}", "11:11 The variable NAS_ADRESS is not declared. (Did you mean 'NAS_ADDRESS'? Or add it under variables: with a description.)")]
    [InlineData("name: \"x ${NAS_ADRESS}\"", "11:14 The variable NAS_ADRESS is not declared. (Did you mean 'NAS_ADDRESS'? Or add it under variables: with a description.)")]
    [InlineData("name: ${secret}", "11:11 This is not a variable. (Write ${NAME} or ${NAME:-default}; a name has upper-case letters, digits and underscores, a default has no variables.)")]
    [InlineData("name: ${NAS_ADDRESS", "11:11 ${ is never closed. (Write ${NAME}, or $${ for the two characters themselves.)")]
    [InlineData("name: ${NEBULA_POSTGRES}", "11:11 NEBULA_POSTGRES is a setting of Nebula itself; of those a map may use NEBULA_EDGE_URL and NEBULA_FUNCTIONS_URL.")]
    [InlineData("name: ${PLEX_TOKEN}", "11:11 PLEX_TOKEN is named like a secret; what a map says can be read by everybody who may see the services.")]
    [InlineData("name: ${node.address}", "11:11 ${node.address} can only stand in a url. (Leave host out: the node's address is used then.)")]
    [InlineData("kind: ${NAS_PORT}", "11:11 '${NAS_PORT}' is no kind.")]
    public void Expand_WhatIsNoVariable_IsAnError(string member, string expected)
    {
        var error = Assert.Single(MapTexts.Read(MapTexts.WithService($"{member}\nhost: a\nport: 80")).Errors);

        Assert.StartsWith(expected, error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nas\nservices: {}")]
    [InlineData("http://nas")]
    [InlineData("nas:80")]
    [InlineData("user@nas")]
    [InlineData("nas/path")]
    [InlineData("127.1")]
    [InlineData("0x7f000001")]
    [InlineData("2130706433")]
    [InlineData("[::1]")]
    [InlineData("fe80::1%eth0")]
    [InlineData("-nas")]
    [InlineData("${NAS_PORT}")]
    public void Expand_ValueThatIsNoHost_IsAnErrorThatDoesNotShowIt(string value)
    {
        var error = MapTexts.ServiceError("host: ${NAS_PORT}\nport: 80", ("NAS_PORT", value));

        Assert.Equal(11, error.Line);
        Assert.DoesNotContain(value, error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://nas/")]
    [InlineData("//nas/")]
    [InlineData("http://user:word@nas/")]
    [InlineData("http://nas:0/")]
    [InlineData("http://nas:70000/")]
    [InlineData("http:///")]
    [InlineData("http:// nas/")]
    [InlineData("http://nas\\@evil/")]
    public void Url_OfAnotherKind_IsRefusedAlsoBehindAVariable(string url)
    {
        Assert.Equal(11, MapTexts.ServiceError($"url: '{url}'").Line);
        Assert.Equal(12, MapTexts.ServiceError($"url: http://a/\nopen: '{url}'").Line);

        var error = MapTexts.ServiceError("url: http://a/\nopen: ${NAS_PORT}", ("NAS_PORT", url));

        Assert.DoesNotContain(url, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Url_SchemeBeforeAVariableThatIsNotSet_IsRefusedBeforeItIs() =>
        Assert.Equal("'open' is no web address.", MapTexts.ServiceError("url: http://a\nopen: javascript:${NAS_PORT}").Message);
}
