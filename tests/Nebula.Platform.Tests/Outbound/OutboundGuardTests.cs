using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Nebula.Platform.Errors;
using Nebula.Platform.Outbound;

namespace Nebula.Platform.Tests.Outbound;

public sealed class OutboundGuardTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.1")]
    [InlineData("2130706433")]
    [InlineData("0x7f.1")]
    [InlineData("0x7f000001")]
    [InlineData("0177.0.0.1")]
    [InlineData("localhost")]
    [InlineData("localhost.")]
    [InlineData("LOCALHOST")]
    [InlineData("anything.localhost")]
    [InlineData("::1")]
    [InlineData("[::1]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("::ffff:7f00:1")]
    public async Task ResolveAsync_LoopbackInAnySpelling_IsRefusedWithWhatToList(string host)
    {
        var guard = Guard();

        var result = await guard.ResolveAsync(host, 9000, OutboundPolicy.Monitors, CancellationToken.None);

        Assert.False(result.IsSuccess);
        Assert.Equal(ErrorKind.Forbidden, result.Error.Kind);
        Assert.StartsWith("loopback is not allowed for monitors; list ", result.Error.Detail, StringComparison.Ordinal);
        Assert.EndsWith(":9000 in NEBULA_OUTBOUND_ALLOW", result.Error.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("169.254.169.254")]
    [InlineData("0xa9fea9fe")]
    [InlineData("2852039166")]
    [InlineData("[::ffff:169.254.169.254]")]
    [InlineData("[64:ff9b::a9fe:a9fe]")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fe80::1")]
    [InlineData("0.0.0.0")]
    [InlineData("0")]
    [InlineData("[::]")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("metadata.google.internal")]
    public async Task ResolveAsync_NeverAllowed_IsRefusedEvenWhenListed(string host)
    {
        var resolver = new ScriptedResolver().Answer("metadata.google.internal", "169.254.169.254");
        var guard = Guard("169.254.169.254:80,0.0.0.0:80,[::]:80,[fe80::1]:80,[fd00:ec2::254]:80,[64:ff9b::a9fe:a9fe]:80", resolver);

        var result = await guard.ResolveAsync(host, 80, OutboundPolicy.Monitors, CancellationToken.None);

        Assert.False(result.IsSuccess);
        Assert.Contains("never allowed", result.Error.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("192.168.1.10")]
    [InlineData("100.101.102.103")]
    [InlineData("fd7a:115c:a1e0::1")]
    public async Task ResolveAsync_PublicOrPrivate_IsAllowed(string host)
    {
        var guard = Guard();

        var result = await guard.ResolveAsync(host, 80, OutboundPolicy.Monitors, CancellationToken.None);

        Assert.True(result.IsSuccess);
    }

    [Fact]
    public async Task ResolveAsync_ListedPort_OpensThatPortOnly()
    {
        var guard = Guard("localhost:8096");

        var listed = await guard.ResolveAsync("127.0.0.1", 8096, OutboundPolicy.Monitors, CancellationToken.None);
        var mapped = await guard.ResolveAsync("::ffff:127.0.0.1", 8096, OutboundPolicy.Monitors, CancellationToken.None);
        var other = await guard.ResolveAsync("127.0.0.1", 8097, OutboundPolicy.Monitors, CancellationToken.None);

        Assert.True(listed.IsSuccess);
        Assert.True(mapped.IsSuccess);
        Assert.False(other.IsSuccess);
    }

    [Fact]
    public async Task ResolveAsync_MixedAnswer_KeepsOnlyWhatIsAllowed()
    {
        var resolver = new ScriptedResolver().Answer("mixed.test", "169.254.169.254", "192.168.1.10", "::1");
        var guard = Guard(resolver: resolver);

        var result = await guard.ResolveAsync("mixed.test", 80, OutboundPolicy.Monitors, CancellationToken.None);

        Assert.Equal("192.168.1.10", Assert.Single(result.Value!).ToString());
    }

    [Fact]
    public async Task ResolveAsync_OwnDatabase_IsRefusedUnlessListed()
    {
        var resolver = new ScriptedResolver().Answer("db.test", "10.0.0.5");
        var own = new ProtectedEndpoint("db.test", 5432, "PostgreSQL");
        var guard = Guard(resolver: resolver, own: own);
        var open = Guard("10.0.0.5:5432", resolver, own);

        var refused = await guard.ResolveAsync("10.0.0.5", 5432, OutboundPolicy.Monitors, CancellationToken.None);
        var otherPort = await guard.ResolveAsync("10.0.0.5", 5433, OutboundPolicy.Monitors, CancellationToken.None);
        var listed = await open.ResolveAsync("10.0.0.5", 5432, OutboundPolicy.Monitors, CancellationToken.None);

        Assert.Equal(
            "this installation's own PostgreSQL is not allowed for monitors; list 10.0.0.5:5432 in NEBULA_OUTBOUND_ALLOW",
            refused.Error?.Detail);
        Assert.True(otherPort.IsSuccess);
        Assert.True(listed.IsSuccess);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:0")]
    [InlineData("127.0.0.1:99999")]
    [InlineData("example.org:80")]
    [InlineData("127.0.0.1:80,nonsense")]
    public void Start_ListCannotBeRead_SaysWhichVariable(string allow)
    {
        var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder()
                .AddInMemoryCollection([new("NEBULA_OUTBOUND_ALLOW", allow)]).Build())
            .AddOutbound()
            .BuildServiceProvider();

        var exception = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<OutboundGuard>());

        Assert.Contains("NEBULA_OUTBOUND_ALLOW", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1", 9000, true)]
    [InlineData("::ffff:127.0.0.1", 9000, true)]
    [InlineData("127.0.0.1", 9001, false)]
    [InlineData("127.0.0.2", 9000, false)]
    [InlineData("10.0.0.5", 9000, false)]
    [InlineData("169.254.169.254", 80, false)]
    public async Task ResolveAsync_ForAFireDrill_AllowsItsTargetAndNothingElse(string host, int port, bool isAllowed)
    {
        var policy = OutboundPolicy.FireDrill(new IPEndPoint(IPAddress.Loopback, 9000));

        var drills = await Guard().ResolveAsync(host, port, policy, CancellationToken.None);
        var others = await Guard().ResolveAsync("127.0.0.1", 9000, OutboundPolicy.Monitors, CancellationToken.None);

        Assert.Equal(isAllowed, drills.IsSuccess);
        Assert.False(others.IsSuccess);
    }

    private static OutboundGuard Guard(string allow = "", ScriptedResolver? resolver = null, ProtectedEndpoint? own = null)
    {
        var options = new OutboundOptions { Allow = allow };
        if (own is not null)
        {
            options.Protected.Add(own);
        }

        return new OutboundGuard(resolver ?? (IHostResolver)new SystemHostResolver(), new FixedOptions<OutboundOptions>(options));
    }
}
