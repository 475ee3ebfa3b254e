using Nebula.Homelab.Status;
using Nebula.Homelab.Status.Checks;
using Nebula.Homelab.Status.Checks.Conditions;
using Nebula.Homelab.Status.History;
using Nebula.Homelab.Status.Incidents;
using Nebula.Homelab.Status.Replay;
using Nebula.Homelab.Status.States;

namespace Nebula.Homelab.Tests.Status.Replay;

public sealed class AlertReplayTests
{
    private const int Interval = 20;

    // A dot is an answer in 50 ms, s one in 800 ms, x none, and a dash no check at all. Runs of failures: 1, 2, 4, 1, 3.
    private const string Flapping = "...x...xx..xxxx....x.xxx...";

    [Theory]
    [InlineData(0, 5)]
    [InlineData(1, 3)]
    [InlineData(3, 1)]
    [InlineData(5, 0)]
    public void Run_FlappingWithRetries_AlertsOnlyForRunsThatAreLonger(int retries, int alerts)
    {
        var incidents = Run(Flapping, new CheckInput(), retries);

        Assert.Equal(alerts, incidents.Count);
    }

    [Fact]
    public void Run_OneOutage_BeginsWithTheFailureThatCountsAndEndsWithTheFirstAnswer()
    {
        var incident = Assert.Single(Run("..xxxx..", new CheckInput(), retries: 1));

        Assert.Equal((At(3), At(6)), (incident.StartedAt, incident.ResolvedAt));
        Assert.StartsWith("connection refused", incident.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_FailuresAreApartByTimesWithoutChecks_AreNotInARow()
    {
        var (close, apart) = (Run("..x-x..", new CheckInput(), retries: 1), Run("..x-------x..", new CheckInput(), retries: 1));

        Assert.Equal((1, 0), (close.Count, apart.Count));
    }

    [Theory]
    [InlineData(1000, 0)]
    [InlineData(500, 1)]
    public void Run_SlowBeforeAFailure_CountsTowardsItWithTheLimitOfTheDraft(int degradedAfterMs, int alerts)
    {
        var incidents = Run("..sx..", new CheckInput { DegradedAfterMs = degradedAfterMs }, retries: 1);

        Assert.Equal(alerts, incidents.Count);
    }

    [Theory]
    [InlineData("time < 1s", 0)]
    [InlineData("time < 500ms", 2)]
    public void Run_ConditionOnTime_IsLookedAtInEveryAnswer(string condition, int alerts)
    {
        var incidents = Run("..s..ss.", new CheckInput { Conditions = [condition] }, retries: 0);

        Assert.Equal(alerts, incidents.Count);
    }

    [Fact]
    public void Read_ConditionThatFailedThen_FailsOnlyWhereTheDraftHasIt()
    {
        const string queue = "json $.queue < 100";
        var result = Result(0, 'x') with
        {
            Reason = $"expected {queue}, got 300",
            Evidence = new Evidence { SeenFrom = "box", Conditions = [new ConditionResult(queue, "300", Met: false)] },
        };

        var (kept, taken) = (Answers([queue], [queue]).Read(result), Answers([], [queue]).Read(result));

        Assert.Equal((ServiceState.Down, result.Reason), (kept.State, kept.Reason));
        Assert.Equal(ServiceState.Up, taken.State);
    }

    [Fact]
    public void Unknown_ConditionOfTheDraftAlone_IsNamed_OneOnTimeIsNot()
    {
        var answers = Answers(["status == 200", "time < 1s", "size > 10"], ["status == 200"]);

        Assert.Equal(["size > 10"], answers.Unknown);
    }

    [Fact]
    public void Read_UpsideDown_TakesWhatWasMadeOfTheAnswer()
    {
        var check = Http(new CheckInput { UpsideDown = true });

        var (silent, answered) = (new StoredAnswers(check, check).Read(Result(0, '.') with { ResponseTimeMs = null }), new StoredAnswers(check, check).Read(Result(1, 'x')));

        Assert.Equal((ServiceState.Up, ServiceState.Down), (silent.State, answered.State));
    }

    private static IReadOnlyList<IncidentRecord> Run(string series, CheckInput check, int retries)
    {
        var answers = new StoredAnswers(Http(check), Http(new CheckInput()));
        var seen = series.Index().Where(item => item.Item != '-').Select(item => answers.Read(Result(item.Index, item.Item)));
        return AlertReplay.Run("Shop", new CheckTiming(Interval, 10, retries), [.. seen]);
    }

    private static StoredAnswers Answers(IReadOnlyList<string> conditions, IReadOnlyList<string> before) =>
        new(Http(new CheckInput { Conditions = conditions }), Http(new CheckInput { Conditions = before }));

    private static Check Http(CheckInput check) => CheckParser.Parse(check with { Type = "http", Url = "http://shop.lan/" }).Value!;

    private static CheckResult Result(int index, char found) => new()
    {
        Id = Guid.Empty,
        At = At(index),
        State = found == 'x' ? ServiceState.Down : ServiceState.Up,
        ResponseTimeMs = found switch { 'x' => null, 's' => 800, _ => 50 },
        Reason = found == 'x' ? "connection refused" : "Answered as expected.",
        Evidence = new Evidence { SeenFrom = "box" },
    };

    private static DateTimeOffset At(int index) => MonitorRows.Start.AddSeconds(index * Interval);
}
