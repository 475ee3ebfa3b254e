using Nebula.Homelab.Status;
using Nebula.Homelab.Status.Incidents;
using Nebula.Homelab.Status.States;
using Nebula.Platform.Events;

namespace Nebula.Homelab.Tests.Status.Maintenance;

/// <summary>What is shown and told of services that a window covers: pure functions.</summary>
public sealed class MaintenanceJudgeTests
{
    private const string What = "New disks; until 2026-03-01 14:00 UTC";

    private static readonly DateTimeOffset Now = MaintenanceRows.Start;
    private static readonly NodeFacts Home = new() { Id = "home", Name = "Home server" };

    [Theory]
    [InlineData(ServiceState.Up)]
    [InlineData(ServiceState.Degraded)]
    [InlineData(ServiceState.Down)]
    [InlineData(ServiceState.Unknown)]
    public void Judge_Covered_IsUnderMaintenanceWhateverIsSeen(ServiceState own)
    {
        var verdict = Judge([], Covered(Service("plex", own))).Services.Values.Single();

        Assert.Equal((ServiceState.Maintenance, own, What, null), (verdict.State, verdict.Beneath, verdict.Reason, verdict.Root));
    }

    [Fact]
    public void Judge_PausedOrNotConfigured_StaysSo()
    {
        var picture = Judge([], Covered(Service("a", ServiceState.Up)) with { Paused = true }, Covered(Service("b", ServiceState.Up)) with { MissingSettings = ["B"] });

        Assert.Equal([ServiceState.Paused, ServiceState.NotConfigured], picture.Services.Values.Select(verdict => verdict.State));
    }

    [Fact]
    public void Judge_ChildOfWhatIsDownUnderMaintenance_CannotBeSeenAndBlamesNobody()
    {
        var child = Service("web", ServiceState.Down) with { DependsOn = ["db"] };

        var verdict = Judge([], Covered(Service("db", ServiceState.Down)), child).Services[child.No];

        Assert.Equal((ServiceState.Unknown, null), (verdict.State, verdict.Root));
        Assert.Equal("cannot see: db is under maintenance", verdict.Reason);
    }

    [Fact]
    public void Judge_ChildOfWhatIsUpUnderMaintenance_IsDownItself()
    {
        var child = Service("web", ServiceState.Down) with { DependsOn = ["db"] };

        var verdict = Judge([], Covered(Service("db", ServiceState.Up)), child).Services[child.No];

        Assert.Equal((ServiceState.Down, "service:web"), (verdict.State, verdict.Root));
    }

    [Fact]
    public void Judge_EverythingOnTheNodeCovered_TheNodeIsUnderMaintenance()
    {
        var picture = Judge([Home], Covered(Lost("plex")), Covered(Lost("minio")));

        Assert.Equal((ServiceState.Maintenance, ServiceState.Down), (picture.Nodes["home"].State, picture.Nodes["home"].Beneath));
        Assert.All(picture.Services.Values, verdict => Assert.Equal(ServiceState.Maintenance, verdict.State));
    }

    [Fact]
    public void Judge_SomeOfADeadNodeCovered_TheNodeIsDown()
    {
        var picture = Judge([Home], Covered(Lost("plex")), Lost("minio"));

        Assert.Equal((ServiceState.Down, "node:home"), (picture.Nodes["home"].State, picture.Nodes["home"].Root));
        Assert.Equal([ServiceState.Maintenance, ServiceState.Unknown], picture.Services.Values.Select(verdict => verdict.State));
    }

    [Fact]
    public void Incidents_OpenBefore_StayOpenAndSayNothingUntilTheEnd()
    {
        var down = Verdict(ServiceState.Down);
        var (incident, opened) = Follow(null, down, 0);
        var (during, first) = Follow(incident, Under(ServiceState.Down), 60);
        var (later, second) = Follow(during, Under(ServiceState.Down), 120);

        var (after, end) = Follow(later, down, 180);

        Assert.Equal(["incident.opened"], opened);
        Assert.Empty(first);
        Assert.Empty(second);
        Assert.Equal(["incident.changed"], end);
        Assert.Null(after!.ResolvedAt);
        Assert.Equal(
            [IncidentEntryKind.Opened, IncidentEntryKind.MaintenanceBegan, IncidentEntryKind.MaintenanceEnded], after.Timeline.Select(note => note.Kind));
    }

    [Fact]
    public void Incidents_RecoveredDuringMaintenance_AreClosedAndTold()
    {
        var (incident, _) = Follow(null, Verdict(ServiceState.Down), 0);
        var (during, _) = Follow(incident, Under(ServiceState.Down), 60);

        var (after, told) = Follow(during, Under(ServiceState.Up), 120);

        Assert.Equal(["incident.resolved"], told);
        Assert.Equal("Recovered during maintenance.", after!.Timeline[^1].Text);
    }

    [Fact]
    public void Incidents_FailureDuringMaintenance_OpensNone()
    {
        var (incident, told) = Follow(null, Under(ServiceState.Down), 0);

        Assert.Null(incident);
        Assert.Empty(told);
    }

    private static (IncidentRecord? Incident, List<string> Told) Follow(IncidentRecord? open, Verdict verdict, int second)
    {
        var book = new IncidentBook(open is null ? [] : [open]);
        book.Update([new IncidentSubject("service:plex", "Plex", Guid.Empty, verdict)], Now.AddSeconds(second));
        return (book.Changed.SingleOrDefault() ?? open, [.. book.News.Select((PlatformEvent news) => news.Header.Type)]);
    }

    private static Verdict Verdict(ServiceState state) => new(state, "Seen.") { Root = state == ServiceState.Down ? "service:plex" : null };

    private static Verdict Under(ServiceState beneath) => new(ServiceState.Maintenance, What) { Beneath = beneath };

    private static StatusPicture Judge(NodeFacts[] nodes, params ServiceFacts[] services) => StatusJudge.Judge(nodes, services, Now);

    private static ServiceFacts Covered(ServiceFacts service) => service with { Maintenance = What };

    private static ServiceFacts Lost(string key)
    {
        var service = Service(key, ServiceState.Down);
        return service with { Node = "home", Own = service.Own with { Unreachable = true } };
    }

    private static ServiceFacts Service(string key, ServiceState own) => new()
    {
        No = key.Sum(letter => letter),
        Key = key,
        Name = key,
        Timing = new CheckTiming(20, 10, 0),
        Own = OwnState.NotChecked(Now) with { State = own, LastAt = Now, LastState = own, FailingSince = own == ServiceState.Down ? Now.AddSeconds(-20) : null },
    };
}
