using Microsoft.Extensions.Time.Testing;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;

namespace Nebula.Platform.Tests.Audit;

public sealed class RefusalBookTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
    private readonly RefusalBook _book;

    public RefusalBookTests() => _book = new RefusalBook(_time);

    [Fact]
    public void Add_First_IsWrittenAtOnce()
    {
        _book.Add(Refusal("192.0.2.1"), "permission_missing");

        var written = Assert.Single(Written());
        Assert.Equal(1, written.Times);
        Assert.Equal("monitor:1", written.Target);
    }

    [Fact]
    public void Add_Repeats_AreOneRowWhenTheMinuteIsOver()
    {
        for (var number = 0; number < 1000; number++)
        {
            _book.Add(Refusal("192.0.2.1"), "permission_missing");
        }

        var first = Written();
        _time.Advance(TimeSpan.FromMinutes(1));
        _book.Close(evenEarly: false);
        var rest = Written();
        _time.Advance(TimeSpan.FromMinutes(1));
        _book.Close(evenEarly: false);

        Assert.Equal(1, Assert.Single(first).Times);
        Assert.Equal(999, Assert.Single(rest).Times);
        Assert.Empty(Written());
    }

    [Fact]
    public void Add_RepeatsOnOtherTargets_ClaimNoTarget()
    {
        _book.Add(Refusal("192.0.2.1", "monitor:1"), "monitor_not_found");
        _book.Add(Refusal("192.0.2.1", "monitor:2"), "monitor_not_found");
        _book.Add(Refusal("192.0.2.1", "monitor:3"), "monitor_not_found");

        _book.Close(evenEarly: true);

        var written = Written();
        Assert.Equal(["monitor:1", null], written.Select(entry => entry.Target));
        Assert.Equal([1, 2], written.Select(entry => entry.Times));
    }

    [Fact]
    public void Add_AddressesOfOneNetwork_AreOneKind()
    {
        for (var number = 1; number < 500; number++)
        {
            _book.Add(Refusal($"2001:db8:1:2::{number:x}"), "credentials_invalid");
        }

        Assert.Single(Written());
    }

    [Fact]
    public void Add_FloodFromEverywhere_IsBoundedAndCounted()
    {
        for (var number = 0; number < 100_000; number++)
        {
            _book.Add(Refusal($"10.{number >> 16}.{(number >> 8) & 255}.{number & 255}"), "credentials_invalid");
        }

        _book.Close(evenEarly: true);

        var written = Written();
        Assert.Equal(RefusalBook.StrangerKinds + 1, written.Count);
        Assert.Equal(AuditActions.AccessFlooded, written[^1].Action);
        Assert.Equal(100_000, written.Sum(entry => entry.Times));
    }

    [Fact]
    public void Add_FloodOfStrangers_HidesNoUser()
    {
        for (var number = 0; number < 1000; number++)
        {
            _book.Add(Refusal($"10.0.{number >> 8}.{number & 255}"), "credentials_invalid");
        }

        Written();
        _book.Add(Refusal("192.0.2.1") with { Actor = new Actor(PrincipalKind.User, "7", "viewer") }, "permission_missing");

        Assert.Equal("viewer", Assert.Single(Written()).Actor.Name);
    }

    [Fact]
    public void Add_NobodyWrites_IsBoundedAndTellsWhatWasLost()
    {
        for (var minute = 0; minute < 100; minute++)
        {
            for (var number = 0; number < 50; number++)
            {
                _book.Add(Refusal($"10.0.{minute}.{number}"), "credentials_invalid");
            }

            _time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.InRange(_book.Ready.Count, 1, 2 * (RefusalBook.KnownKinds + RefusalBook.StrangerKinds));
        Assert.True(_book.Lost > 0);
    }

    private static AuditEntry Refusal(string address, string target = "monitor:1") =>
        new(new Actor(PrincipalKind.Public, null, "public") { Address = address }, AuditActions.MonitorPaused, AuditOutcome.Refused) { Target = target };

    private List<AuditEntry> Written()
    {
        var written = new List<AuditEntry>();
        while (_book.Ready.TryRead(out var entry))
        {
            written.Add(entry.Entry);
        }

        return written;
    }
}
