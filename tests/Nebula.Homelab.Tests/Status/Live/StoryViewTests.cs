using System.Text;
using Nebula.Homelab.Status;
using Nebula.Homelab.Status.Live;
using Nebula.Homelab.Status.Recording;

namespace Nebula.Homelab.Tests.Status.Live;

public sealed class StoryViewTests
{
    private readonly LiveRig _rig = new(LiveRig.Service(1, "shown", true), LiveRig.Service(2, "hidden", false));

    private Guid Shown => _rig.Live.FindService(StatusAudience.Full, "shown")!.Monitor.Id;

    private Guid Hidden => _rig.Live.FindService(StatusAudience.Full, "hidden")!.Monitor.Id;

    [Fact]
    public void Apply_OnlyAnInternalNote_TellsReadersAndNotStrangers()
    {
        using var stranger = _rig.Follow(StatusAudience.Public, _rig.LastEventId);
        using var reader = _rig.Follow(StatusAudience.Full, _rig.LastEventId);

        _rig.Apply(new FeedBatch { Internal = [StoryRows.Incident(Shown) with { Notes = [StoryRows.Note("inside", false)] }] });

        Assert.Equal("", LiveRig.Read(stranger));
        Assert.Contains("inside", LiveRig.Read(reader));
    }

    [Fact]
    public void Apply_PublicNote_TellsStrangersWithoutItsAuthor()
    {
        using var stranger = _rig.Follow(StatusAudience.Public, _rig.LastEventId);

        _rig.Tell(StoryRows.Incident(Shown) with { Notes = [StoryRows.Note("told", true), StoryRows.Note("inside", false)] });

        var text = LiveRig.Read(stranger);
        Assert.Contains("told", text);
        Assert.All(["inside", StoryRows.Author], hidden => Assert.DoesNotContain(hidden, text));
    }

    [Fact]
    public void Overall_ReportedIncident_ComesFirstUntilItIsResolved()
    {
        using var stranger = _rig.Follow(StatusAudience.Public, _rig.LastEventId);
        _rig.Change(1, ServiceState.Up);
        var incident = StoryRows.Reported("Moving the rack", isPublic: true, Hidden);

        _rig.Tell(incident);
        var during = LiveRig.Read(stranger);
        _rig.Tell(incident with { ResolvedAt = _rig.Time.GetUtcNow() });
        var after = LiveRig.Read(stranger);

        Assert.Contains("\"state\":\"degraded\",\"sentence\":\"Reported: Moving the rack ", during);
        Assert.DoesNotContain("hidden", during);
        Assert.Contains("\"state\":\"up\",\"sentence\":\"1 up\"", after);
    }

    [Fact]
    public void Apply_ReportedIncidentForReadersOnly_IsInNothingThatStrangersGet()
    {
        using var stranger = _rig.Follow(StatusAudience.Public, _rig.LastEventId);
        var incident = StoryRows.Reported("Moving the rack", isPublic: false, Shown);

        _rig.Apply(new FeedBatch { Internal = [incident] });

        var page = Encoding.UTF8.GetString(_rig.Live.ReadPage(StatusAudience.Public)!.ToArray());
        Assert.Equal("", LiveRig.Read(stranger));
        Assert.All(["Moving", incident.Id.ToString()], hidden => Assert.DoesNotContain(hidden, page));
        Assert.Contains("Moving", Encoding.UTF8.GetString(_rig.Live.ReadPage(StatusAudience.Full)!.ToArray()));
    }
}
