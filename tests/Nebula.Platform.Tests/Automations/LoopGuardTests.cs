using Nebula.Platform.Automations;
using Nebula.Platform.Automations.Runs;
using Nebula.Platform.Events;
using Nebula.Platform.Events.Kinds;
using Nebula.Platform.Events.Matching;
using Nebula.Testing;

namespace Nebula.Platform.Tests.Automations;

public sealed class LoopGuardTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new();

    private AutomationRig _rig = null!;

    [Fact]
    public async Task Chain_OfTwoAutomationsThatCauseEachOther_EndsAfterThreeAndSaysSo()
    {
        // A rings a green bell for each red one, B a red one for each green one.
        var a = await _rig.AddAsync(On("A", "bell:red"));
        var b = await _rig.AddAsync(On("B", "bell:green"));
        _rig.Action.Does = call => _rig.Action.CauseAsync(new Coloured(call.AutomationName == "A" ? "green" : "red"));

        await _rig.TellAsync(new Coloured("red"));
        await _rig.SettleAsync();

        Assert.Equal([RunState.Done, RunState.Done], (await _rig.RunsAsync(a.Id)).Select(run => run.State));
        var (stopped, ran) = ((await _rig.RunsAsync(b.Id))[0], (await _rig.RunsAsync(b.Id))[1]);
        Assert.Equal((RunState.Done, RunState.Stopped), (ran.State, stopped.State));
        Assert.Equal(["A", "B", "A"], stopped.Chain);
        Assert.Contains("A → B → A", stopped.Reason, StringComparison.Ordinal);
        Assert.Contains("B did not run", (await _rig.EventsAsync(AutomationStopped.Type)).Single().Title, StringComparison.Ordinal);
        Assert.Equal([0, 1, 2, 3], (await _rig.EventsAsync("bell.tolled")).Select(happened => happened.Cause?.Depth ?? 0));
    }

    [Fact]
    public async Task Chain_AutomationThatHearsOfStoppedOnes_IsQuietToo()
    {
        var watcher = new AutomationInput
        {
            Name = "Watcher",
            Match = new EventMatch { Types = ["automation.*"] },
            Actions = [AutomationRig.Scripted()],
        };
        var automation = await _rig.AddAsync(watcher);
        _rig.Action.Does = _ => Task.FromException(new InvalidOperationException("broken"));
        await _rig.TellAsync(new AutomationFailed(Guid.Empty, "Another", Guid.Empty, "by itself"));
        for (var attempt = 0; attempt < 20; attempt++)
        {
            await _rig.SettleAsync();
            _rig.Time.Advance(TimeSpan.FromSeconds(31));
        }

        var runs = await _rig.RunsAsync(automation.Id);
        Assert.Equal([RunState.Stopped, RunState.Failed, RunState.Failed, RunState.Failed], runs.Select(run => run.State));
        Assert.Single(await _rig.EventsAsync(AutomationStopped.Type));
    }

    [Fact]
    public async Task Rate_OneSubjectFloods_IsPausedForItAloneForTenMinutes()
    {
        var automation = await _rig.AddAsync(On("Eager", "bell:*"));
        await FloodAsync("red", RunClaim.MaxPerSubject + 5);
        await FloodAsync("green", 1);
        _rig.Time.Advance(TimeSpan.FromMinutes(9));
        await FloodAsync("red", 1);
        _rig.Time.Advance(TimeSpan.FromMinutes(2));
        await FloodAsync("red", 1);

        var told = (await _rig.EventsAsync("automation.paused")).Single();
        Assert.Equal((EventSeverity.Error, "Automation Eager is paused: 30 runs in a minute about bell:red"), (told.Severity, told.Title));
        Assert.Equal(AutomationState.Active, (await _rig.Automations.FindAsync(automation.Id, CancellationToken.None)).Value!.State);
        var titles = (await _rig.RunsAsync(automation.Id)).Select(run => run.Event.Title).ToList();
        Assert.Equal(RunClaim.MaxPerSubject + 2, titles.Count);
        Assert.Equal(["The red bell tolled", "The green bell tolled"], titles.Take(2));
    }

    [Fact]
    public async Task Rate_ManySubjectsFlood_PausesAndGoesOnByItself()
    {
        var automation = await _rig.AddAsync(On("Eager", "bell:*"));
        for (var colour = 0; colour < 6; colour++)
        {
            await FloodAsync($"{colour}", 25);
        }

        var paused = (await _rig.Automations.FindAsync(automation.Id, CancellationToken.None)).Value!;
        _rig.Time.Advance(RunClaim.PauseFor);
        await _rig.SettleAsync();
        await FloodAsync("red", 1);

        Assert.Equal((AutomationState.Paused, "120 runs in a minute"), (paused.State, paused.PausedReason));
        Assert.Equal(paused.PausedAt + RunClaim.PauseFor, paused.PausedUntil);
        Assert.Equal(AutomationState.Active, (await _rig.Automations.FindAsync(automation.Id, CancellationToken.None)).Value!.State);
        Assert.Equal("The red bell tolled", (await _rig.RunsAsync(automation.Id))[0].Event.Title);
        Assert.Contains(await _rig.EventsAsync("automation.changed"), changed => changed.Title == "Automation Eager was resumed" && changed.Actor == "nebula");
    }

    [Fact]
    public async Task Rate_PausedWholly_RunsAgainWhenSomebodyResumesIt()
    {
        var automation = await _rig.AddAsync(On("Eager", "bell:*"));
        for (var colour = 0; colour < 6; colour++)
        {
            await FloodAsync($"{colour}", 25);
        }

        var resumed = (await _rig.Automations.ResumeAsync(automation.Id, AutomationRig.Author, CancellationToken.None)).Value!;
        _rig.Time.Advance(TimeSpan.FromMinutes(2));
        await FloodAsync("red", 1);

        Assert.Equal(AutomationState.Active, resumed.State);
        Assert.Equal("The red bell tolled", (await _rig.RunsAsync(automation.Id))[0].Event.Title);
    }

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        _rig = new AutomationRig(_database);
    }

    public async Task DisposeAsync()
    {
        await _rig.DisposeAsync();
        await _database.DisposeAsync();
    }

    private async Task FloodAsync(string colour, int times)
    {
        for (var time = 0; time < times; time++)
        {
            await _rig.TellAsync(new Coloured(colour));
        }

        await _rig.SettleAsync();
    }

    private static AutomationInput On(string name, string subject) => new()
    {
        Name = name,
        Match = new EventMatch { Types = ["bell.tolled"], Subjects = [subject] },
        Actions = [AutomationRig.Scripted()],
    };

    private sealed record Coloured(string Colour) : PlatformEvent
    {
        public override EventHeader Header => new("bell.tolled", EventCategory.Server, EventSeverity.Info, "tests", $"The {Colour} bell tolled")
        {
            Subject = $"bell:{Colour}",
        };
    }
}
