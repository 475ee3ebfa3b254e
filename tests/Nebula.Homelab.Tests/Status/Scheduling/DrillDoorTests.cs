using System.Net;
using Nebula.Homelab.Status.Checks;
using Nebula.Homelab.Status.Checks.Http;
using Nebula.Homelab.Status.Checks.Tcp;
using Nebula.Homelab.Status.Scheduling;
using Nebula.Platform.Outbound;

namespace Nebula.Homelab.Tests.Status.Scheduling;

public sealed class DrillDoorTests
{
    private static readonly IPEndPoint Target = new(IPAddress.Loopback, 40123);

    private readonly HttpCheck _check = new() { Url = new Uri($"http://{Target}/") };
    private readonly DrillDoor _door = new();

    [Fact]
    public void Through_WhileItIsOpen_LetsTheMonitorOfTheDrillPassAndNobodyElse()
    {
        using var opening = _door.Open(7, Target);

        var drills = (HttpCheck)_door.Through(7, _check);
        var others = (HttpCheck)_door.Through(8, _check);

        Assert.Equal(Target, drills.Policy.Only);
        Assert.Same(OutboundPolicy.Monitors, others.Policy);
    }

    [Fact]
    public void Through_AfterTheDrill_IsClosed()
    {
        _door.Open(7, Target).Dispose();

        Assert.Same(_check, _door.Through(7, _check));
    }

    [Fact]
    public void Through_CheckThatIsNoHttp_StaysAsItIs()
    {
        using var opening = _door.Open(7, Target);
        var check = new TcpCheck { Endpoint = new HostEndpoint("127.0.0.1", Target.Port) };

        Assert.Same(check, _door.Through(7, check));
    }
}
