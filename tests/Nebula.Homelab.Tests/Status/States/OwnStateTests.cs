using Nebula.Homelab.Status;
using Nebula.Homelab.Status.States;

namespace Nebula.Homelab.Tests.Status.States;

public sealed class OwnStateTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    // u up, g degraded, d down, ? unknown, _ not checked for too long
    [Theory]
    [InlineData(0, 1, "udu", "udu")]
    [InlineData(1, 1, "uddu", "uudu")]
    [InlineData(2, 1, "ududdu", "uuuuuu")]
    [InlineData(2, 1, "udddu", "uuudu")]
    [InlineData(0, 2, "uduu", "uddu")]
    [InlineData(0, 3, "uduuduuu", "uddddddu")]
    [InlineData(1, 2, "uddudduu", "uudddddu")]
    [InlineData(2, 3, "uduudu", "uuuuuu")]
    [InlineData(0, 2, "udgg", "uddg")]
    [InlineData(2, 2, "udddug", "uuuddg")]
    [InlineData(0, 2, "udugd", "uddgd")]
    [InlineData(0, 2, "ud?uu", "ud??u")]
    [InlineData(1, 2, "uddu?u", "uudddu")]
    [InlineData(0, 2, "udu_uu", "udd??u")]
    [InlineData(0, 3, "?u", "?u")]
    public void After_Results_GiveTheState(int retries, int recoverAfter, string seen, string expected)
    {
        var states = StatesAfter(seen, new CheckTiming(20, 10, retries, recoverAfter));

        Assert.Equal(expected, string.Concat(states.Select(state => LetterOf(state.State))));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(0, 3)]
    [InlineData(2, 2)]
    [InlineData(1, 4)]
    public void After_AnyResults_GoesDownAndComesBackAfterJustSoMany(int retries, int recoverAfter)
    {
        foreach (var seen in Words("ugd", 7))
        {
            var states = StatesAfter(seen, new CheckTiming(20, 10, retries, recoverAfter)).Select(state => state.State == ServiceState.Down).ToList();

            var (down, failed, good) = (false, 0, 0);
            for (var i = 0; i < seen.Length; i++)
            {
                failed = seen[i] == 'u' ? 0 : failed + 1;
                good = seen[i] == 'd' ? 0 : good + 1;
                down = down ? good < recoverAfter : seen[i] == 'd' && failed > retries;
                Assert.True(down == states[i], $"{seen}, result {i + 1}: {(down ? "should be down" : "should not be down")}");
            }
        }
    }

    [Fact]
    public void After_FailuresUpToTheRetries_CountAsAttempts()
    {
        var states = StatesAfter("uddd", new CheckTiming(20, 10, 2));

        Assert.Equal("d (check 2 of 3 before this counts)", states[2].Reason);
        Assert.Equal(("d", Now.AddSeconds(20), 3), (states[3].Reason, states[3].FailingSince, states[3].Evidence!.Attempts));
    }

    [Fact]
    public void After_GoodChecksBeforeItIsUpAgain_SayHowMany()
    {
        var states = StatesAfter("duu", new CheckTiming(20, 10, 0, 2));

        Assert.Equal("u (good check 1 of 2 before it counts as up again)", states[1].Reason);
        Assert.Equal((true, false), (states[1].IsRecovering, states[2].IsRecovering));
        Assert.Equal((Now, Now.AddSeconds(40)), (states[1].Since, states[2].Since));
    }

    private static IEnumerable<string> Words(string letters, int length) =>
        length == 0 ? [""] : Words(letters, length - 1).SelectMany(word => letters.Select(letter => word + letter));

    private static List<OwnState> StatesAfter(string seen, CheckTiming timing)
    {
        var state = OwnState.NotChecked(Now);
        List<OwnState> states = [];
        for (var i = 0; i < seen.Length; i++)
        {
            var at = Now.AddSeconds(20 * i);
            state = seen[i] == '_' ? state.SightLost(at) : state.After(Seen(at, seen[i]), timing);
            states.Add(state);
        }

        return states;
    }

    private static Observation Seen(DateTimeOffset at, char letter) =>
        new() { At = at, State = StateOf(letter), Reason = letter.ToString(), Evidence = new Evidence { SeenFrom = "test" } };

    private static ServiceState StateOf(char letter) => letter switch
    {
        'u' => ServiceState.Up,
        'g' => ServiceState.Degraded,
        'd' => ServiceState.Down,
        _ => ServiceState.Unknown,
    };

    private static char LetterOf(ServiceState state) => state switch
    {
        ServiceState.Up => 'u',
        ServiceState.Degraded => 'g',
        ServiceState.Down => 'd',
        _ => '?',
    };
}
