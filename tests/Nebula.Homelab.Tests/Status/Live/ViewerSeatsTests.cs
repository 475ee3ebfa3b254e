using Nebula.Homelab.Status.Live;

namespace Nebula.Homelab.Tests.Status.Live;

public sealed class ViewerSeatsTests
{
    private readonly ViewerSeats _seats = new();

    [Fact]
    public void TryTake_OneAddressTakesAllItCan_LeavesSeatsToOthers()
    {
        var taken = Enumerable.Range(0, ViewerSeats.MaxAll).Count(_ => _seats.TryTake(StatusAudience.Public, "192.0.2.1"));

        Assert.Equal(ViewerSeats.MaxPublicOfGroup, taken);
        Assert.True(_seats.TryTake(StatusAudience.Public, "192.0.2.2"));
    }

    [Fact]
    public void TryTake_ManyAddressesTakeAllTheyCan_LeavesSeatsToReaders()
    {
        var taken = Enumerable.Range(0, ViewerSeats.MaxAll).Count(number => _seats.TryTake(StatusAudience.Public, $"2001:db8:0:{number:x}::/64"));

        Assert.Equal(ViewerSeats.MaxPublic, taken);
        Assert.True(_seats.TryTake(StatusAudience.Full, "192.0.2.1"));
    }

    [Fact]
    public void Free_SeatsTaken_CanBeTakenAgain()
    {
        while (_seats.TryTake(StatusAudience.Public, "192.0.2.1"))
        {
        }

        _seats.Free(StatusAudience.Public, "192.0.2.1");

        Assert.True(_seats.TryTake(StatusAudience.Public, "192.0.2.1"));
        Assert.False(_seats.TryTake(StatusAudience.Public, "192.0.2.1"));
    }
}
