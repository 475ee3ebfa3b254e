using System.Diagnostics;
using System.Net;
using System.Runtime.Versioning;

namespace Nebula.EndToEnd.Tests;

/// <summary>Parts of the stack die again and again; the status page answers all the while, and everything comes back.</summary>
[UnsupportedOSPlatform("windows")]
[Collection(RealStack.Name)]
public sealed class KillTests(RunningStack stack)
{
    private static readonly TimeSpan BetweenKills = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250);

    [Fact]
    public Task Parts_KilledInTurn_StatusAlwaysAnswersAndAllComesBack() => KillForAsync(TimeSpan.FromSeconds(15));

    [Fact]
    [Trait("Category", "Soak")]
    public Task Parts_KilledInTurnForTenMinutes_StatusAlwaysAnswersAndAllComesBack() => KillForAsync(TimeSpan.FromMinutes(10));

    private async Task KillForAsync(TimeSpan duration)
    {
        var nebula = stack.Nebula;
        using var stop = new CancellationTokenSource();
        var looks = LookAsync(nebula, stop.Token);

        var started = Stopwatch.GetTimestamp();
        var kills = 0;
        while (Stopwatch.GetElapsedTime(started) < duration)
        {
            var service = kills++ % 2 == 0 ? "functions" : "postgres";
            var before = Installation.ProcessIdOf(await nebula.ServiceAsync(service));
            Signals.Send(before, PosixSignalNumber.Kill);
            await nebula.RestartedAsync(service, before);
            await Task.Delay(BetweenKills, CancellationToken.None);
        }

        await stop.CancelAsync();
        var (answers, others) = await looks;
        Assert.True(kills >= 2, $"only {kills} kills in {duration}");
        Assert.True(answers > 0 && others.Count == 0, $"{answers} answers of 200, and {string.Join(", ", others)}");
        Assert.Equal(HttpStatusCode.OK, (await nebula.Http.GetAsync("/api/health/ready", CancellationToken.None)).StatusCode);
    }

    /// <summary>Looks at the status as a visitor does, until told to stop: how many 200, and what else.</summary>
    private static async Task<(int Answers, List<string> Others)> LookAsync(Installation nebula, CancellationToken stop)
    {
        var answers = 0;
        List<string> others = [];
        while (!stop.IsCancellationRequested)
        {
            using var response = await nebula.Http.GetAsync("/api/status", CancellationToken.None);
            if (response.StatusCode == HttpStatusCode.OK)
            {
                answers++;
            }
            else
            {
                others.Add($"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync(CancellationToken.None)}");
            }

            await Task.Delay(BetweenLooks, CancellationToken.None);
        }

        return (answers, others);
    }
}
