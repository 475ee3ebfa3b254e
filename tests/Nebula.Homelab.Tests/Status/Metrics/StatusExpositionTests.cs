using System.Text.RegularExpressions;
using Nebula.Homelab.Status;
using Nebula.Homelab.Status.Metrics;
using Nebula.Homelab.Status.Recording;
using Nebula.Homelab.Tests.Status.Live;

namespace Nebula.Homelab.Tests.Status.Metrics;

public sealed partial class StatusExpositionTests
{
    [Fact]
    public void Write_OneService_TellsItsStateTimesAndCounts()
    {
        var rig = new LiveRig(LiveRig.Service(1, "shop", isPublic: false) with { Name = "Shop", Group = "Web", Node = "box" });
        rig.Change(1, ServiceState.Up);
        rig.Apply(new FeedBatch { Results = [Result(rig, 84, "61"), Result(rig, 90, "61")] });

        var text = Write(rig);

        const string Labels = """service="shop",name="Shop",type="tcp",group="Web",node="box" """;
        var labels = Labels.TrimEnd();
        Assert.Contains($"nebula_service_up{{{labels}}} 1\n", text);
        Assert.Contains($"nebula_service_state{{{labels}}} 0\n", text);
        Assert.Contains($"nebula_service_response_time_seconds{{{labels}}} 0.084\n", text);
        Assert.Contains($"nebula_service_certificate_days_left{{{labels}}} 61\n", text);
        Assert.Contains($"nebula_service_uptime_ratio{{{labels},window=\"24h\"}} 1\n", text);
        Assert.Contains($"nebula_service_checks_total{{{labels},result=\"up\"}} 2\n", text);
        Assert.Contains("nebula_services{state=\"up\"} 1\n", text);
        Assert.Contains("nebula_incidents_open{severity=\"down\"} 0\n", text);
        Assert.Contains("nebula_status_stale 0\n", text);
    }

    [Fact]
    public void Write_NothingKnown_ClaimsNeitherUpNorDown()
    {
        var rig = new LiveRig(LiveRig.Service(1, "shop", isPublic: false));

        var text = Write(rig);

        Assert.DoesNotContain("nebula_service_up{", text);
        Assert.Contains("nebula_service_state{service=\"shop\",name=\"shop\",type=\"tcp\",group=\"Services\"} 3\n", text);
    }

    [Fact]
    public void Write_HostileNames_AreOneEscapedLabelEach()
    {
        var rig = new LiveRig(LiveRig.Service(1, "shop", isPublic: false) with { Name = "a\"} 1\nnebula_service_up{x=\"\\", Group = "\u202E\"><script>" });

        var text = Write(rig);

        Assert.Contains("""name="a\"} 1\nnebula_service_up{x=\"\\",""", text);
        Assert.All(text.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Matches(Line(), line));
    }

    [Fact]
    public void Write_DefinitionsChange_CountsGoOn()
    {
        var rig = new LiveRig(LiveRig.Service(1, "shop", isPublic: false));
        rig.Apply(new FeedBatch { Results = [Result(rig, 84, null)] });

        rig.Load(LiveRig.Service(1, "shop", isPublic: false) with { Name = "Shop" });

        Assert.Contains("name=\"Shop\",type=\"tcp\",group=\"Services\",result=\"up\"} 1\n", Write(rig));
    }

    [Fact]
    public void Write_OpenMetrics_NamesCountersByFamilyAndEnds()
    {
        var rig = new LiveRig(LiveRig.Service(1, "shop", isPublic: false));

        var text = new StatusExposition(rig.Live, rig.Time).Write(MetricFormat.OpenMetrics).Value!;

        Assert.Contains("# TYPE nebula_service_checks counter\n", text);
        Assert.Contains("nebula_service_checks_total{", text);
        Assert.EndsWith("# EOF\n", text);
    }

    [Fact]
    public void Write_EachFamily_StandsOnceWithItsSamplesBehindIt()
    {
        var rig = new LiveRig(LiveRig.Service(1, "a", isPublic: false), LiveRig.Service(2, "b", isPublic: true));

        var names = Write(rig).Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith('#')).Select(line => line.Split('{', ' ')[0]).ToList();

        Assert.Equal(names.Distinct().Count(), names.Where((name, i) => i == 0 || names[i - 1] != name).Count());
    }

    private static string Write(LiveRig rig) => new StatusExposition(rig.Live, rig.Time).Write(MetricFormat.Prometheus).Value!;

    private static FeedResult Result(LiveRig rig, int ms, string? certificateDays) => new()
    {
        No = 1,
        At = rig.Time.GetUtcNow(),
        Found = ServiceState.Up,
        Ms = ms,
        State = ServiceState.Up,
        Since = MonitorRows.Start,
        Reason = "Because.",
        Evidence = new Evidence
        {
            SeenFrom = "box",
            Facts = certificateDays is null ? null : new Dictionary<string, string> { ["certificateDays"] = certificateDays },
        },
    };

    // The grammar of the text format 0.0.4.
    [GeneratedRegex("""^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{([a-z]+="([^"\\\n]|\\["\\n])*",?)*\})? [-+0-9.Ee]+)$""")]
    private static partial Regex Line();
}
