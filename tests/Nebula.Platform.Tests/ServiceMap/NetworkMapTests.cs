using Nebula.Platform.ServiceMap;

namespace Nebula.Platform.Tests.ServiceMap;

public sealed class NetworkMapTests
{
    [Fact]
    public void Read_Networks_NamesThemAndTheirWitnesses()
    {
        var map = Read("""
              lan:
                name: Cabin
                witnesses: [router, nas]
              internet: { witnesses: [quad9] }
            """);

        Assert.Equal([], map.Errors);
        Assert.Equal([NetworkKind.Lan, NetworkKind.Internet], map.Networks.Select(network => network.Kind));
        Assert.Equal(["Cabin", null], map.Networks.Select(network => network.Name));
        Assert.Equal(["router nas", "quad9"], map.Networks.Select(network => string.Join(' ', network.Witnesses)));
    }

    [Theory]
    [InlineData("  lan: { witnesses: [ruter] }", "There is no service 'ruter'.", "Did you mean 'router'?")]
    [InlineData("  lan: { witnesses: [router] }\n  tailnet: { witnesses: [router] }", "The service 'router' is a witness of another network already.", "Remove it from one of them.")]
    [InlineData("  lan: { witnesses: [router, router] }", "'router' stands in 'witnesses' twice.", "Remove one of them.")]
    [InlineData("  loopback: { witnesses: [router] }", "A set of networks has no member 'loopback'.", null)]
    [InlineData("  lan: { witness: [router] }", "A network has no member 'witness'.", null)]
    public void Read_WrongNetwork_SaysWhatIsWrong(string networks, string message, string? hint)
    {
        var error = Assert.Single(Read(networks).Errors);

        Assert.Equal(message, error.Message);
        Assert.True(hint is null || error.Hint == hint, error.Hint);
    }

    private static ServiceMapSnapshot Read(string networks) => MapTexts.Read($$"""
        version: 1
        networks:
        {{networks.ReplaceLineEndings("\n")}}
        services:
          router: { kind: ping, host: 192.168.1.1 }
          nas: { kind: ping, host: 192.168.1.9 }
          quad9: { kind: ping, host: 9.9.9.9 }
        """);
}
