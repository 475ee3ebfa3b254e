using Dapper;
using Nebula.Platform.Automations.Actions;
using Nebula.Platform.Automations.Matching;
using Nebula.Platform.Automations.Runs;
using Nebula.Platform.Database;
using Nebula.Platform.Events;
using Nebula.Platform.Identity;
using Nebula.Platform.Tests.Events;
using Nebula.Testing;
using Npgsql;

namespace Nebula.Platform.Tests.Automations;

public sealed class AutomationRunTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new();

    private AutomationRig _rig = null!;

    [Fact]
    public async Task Event_Matches_RunsOnceHoweverOftenItIsTold()
    {
        var automation = await _rig.AddAsync(AutomationRig.OnBell("Once"));
        await _rig.TellAsync(new Rang(7));
        await _rig.SettleAsync();
        await _rig.FeedAgainAsync((await _rig.EventsAsync("bell.rang")).Single());
        await _rig.SettleAsync();

        var run = Assert.Single(await _rig.RunsAsync(automation.Id));
        Assert.Equal((RunState.Done, "said", 1), (run.State, run.Steps[0].Detail, run.Steps[0].Attempts));
        Assert.Equal("Bell 7 rang", Assert.Single(_rig.Action.Calls).Values["text"]);
        Assert.Equal(RunState.Done, (await _rig.Automations.ListAsync(10, null, CancellationToken.None)).Value!.Items[0].LastRun?.State);
    }

    [Fact]
    public async Task Event_ConditionDoesNotHold_RunsNothing()
    {
        var input = AutomationRig.OnBell("Picky") with { Conditions = [new AutomationCondition("data.number", ConditionOperator.Equals, "2")] };
        var automation = await _rig.AddAsync(input);

        await _rig.TellAsync(new Rang(1));
        await _rig.TellAsync(new Rang(2));
        await _rig.SettleAsync();

        Assert.Equal("Bell 2 rang", Assert.Single(await _rig.RunsAsync(automation.Id)).Event.Title);
    }

    [Fact]
    public async Task Event_OfSecurityAndSavedByWhoMayNotReadTheAudit_IsNotHeard()
    {
        var caller = AutomationRig.Having(Permissions.EventsRead, "tests.run");
        var deaf = (await _rig.Automations.CreateAsync(AutomationRig.OnBell("Deaf"), caller, AutomationRig.Author, CancellationToken.None)).Value!;
        var hears = await _rig.AddAsync(AutomationRig.OnBell("Hears"));

        await _rig.TellAsync(new Rang(1, EventCategory.Security));
        await _rig.SettleAsync();

        Assert.Empty(await _rig.RunsAsync(deaf.Id));
        Assert.Single(await _rig.RunsAsync(hears.Id));
        Assert.Empty(await _rig.RunsSeenAsync(hears.Id, EventCategory.Server));
    }

    [Fact]
    public async Task Action_FailsForAWhile_IsTriedAgainUnderTheSameKey()
    {
        _rig.Action.Outcomes.Enqueue(ActionOutcome.Failed("busy"));
        _rig.Action.Outcomes.Enqueue(ActionOutcome.Failed("still busy"));
        var automation = await _rig.AddAsync(AutomationRig.OnBell("Patient"));
        await _rig.TellAsync(new Rang(1));

        await _rig.SettleAsync();
        var waiting = (await _rig.RunsAsync(automation.Id)).Single();
        _rig.Time.Advance(TimeSpan.FromSeconds(6));
        await _rig.SettleAsync();
        _rig.Time.Advance(TimeSpan.FromSeconds(31));
        await _rig.SettleAsync();

        Assert.Equal((RunState.Running, StepState.Waiting, "busy"), (waiting.State, waiting.Steps[0].State, waiting.Steps[0].Detail));
        var run = (await _rig.RunsAsync(automation.Id)).Single();
        Assert.Equal((RunState.Done, 3), (run.State, run.Steps[0].Attempts));
        Assert.Single(_rig.Action.Calls.Select(call => call.Key).Distinct());
    }

    [Fact]
    public async Task Action_FailsForGood_EndsTheRunAndIsTold()
    {
        _rig.Action.Outcomes.Enqueue(ActionOutcome.Refused("never"));
        var automation = await _rig.AddAsync(AutomationRig.OnBell("Stubborn", AutomationRig.Scripted(), AutomationRig.Scripted()));
        await _rig.TellAsync(new Rang(1));

        await _rig.SettleAsync();

        var run = (await _rig.RunsAsync(automation.Id)).Single();
        Assert.Equal((RunState.Failed, "scripted: never"), (run.State, run.Reason));
        Assert.Equal([StepState.Failed, StepState.Skipped], run.Steps.Select(step => step.State));
        Assert.Contains("Stubborn failed: scripted: never", (await _rig.EventsAsync("automation.failed")).Single().Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Action_FailsAndTheNextIsToBeDoneAllTheSame_IsDone()
    {
        _rig.Action.Outcomes.Enqueue(ActionOutcome.Refused("never"));
        var automation = await _rig.AddAsync(
            AutomationRig.OnBell("Tolerant", AutomationRig.Scripted() with { ContinueOnFailure = true }, AutomationRig.Scripted()));
        await _rig.TellAsync(new Rang(1));

        await _rig.SettleAsync();

        var run = (await _rig.RunsAsync(automation.Id)).Single();
        Assert.Equal([StepState.Failed, StepState.Done], run.Steps.Select(step => step.State));
        Assert.Equal(RunState.Failed, run.State);
    }

    [Fact]
    public async Task Action_NeedsMoreThanItWasLent_IsNotDone()
    {
        var automation = await _rig.AddAsync(AutomationRig.OnBell("Poor"));
        await ExecuteAsync("update automations set rights = '{events.read}'");
        await _rig.TellAsync(new Rang(1));

        await _rig.SettleAsync();

        Assert.Empty(_rig.Action.Calls);
        Assert.Contains("tests.run", (await _rig.RunsAsync(automation.Id)).Single().Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Process_EndsInTheMiddleOfEveryAttempt_GivesUpAndSaysSo()
    {
        var automation = await _rig.AddAsync(AutomationRig.OnBell("Doomed"));
        _rig.Action.Does = _ => throw new OperationCanceledException();
        await _rig.TellAsync(new Rang(1));
        await _rig.FeedAsync();
        for (var death = 0; death < 5; death++)
        {
            using var killed = new CancellationTokenSource();
            _rig.Action.Does = _ => killed.CancelAsync().ContinueWith(_ => throw new OperationCanceledException(), TaskScheduler.Default);
            await Record.ExceptionAsync(() => _rig.RunDueAsync(killed.Token));
        }

        var run = (await _rig.RunsAsync(automation.Id)).Single();
        Assert.Equal(RunState.Failed, run.State);
        Assert.Equal(3, _rig.Action.Calls.Count);
        Assert.Contains("in the middle", run.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Automation_SwitchedOffWhileARunWaits_EndsTheRun()
    {
        _rig.Action.Outcomes.Enqueue(ActionOutcome.Failed("busy"));
        var automation = await _rig.AddAsync(AutomationRig.OnBell("Off"));
        await _rig.TellAsync(new Rang(1));
        await _rig.SettleAsync();
        await ExecuteAsync("update automations set enabled = false");
        _rig.Time.Advance(TimeSpan.FromSeconds(6));

        await _rig.SettleAsync();

        Assert.Equal(RunState.Stopped, (await _rig.RunsAsync(automation.Id)).Single().State);
        Assert.Single(_rig.Action.Calls);
    }

    [Fact]
    public async Task Prune_OldRuns_AreGoneAndTodaysStay()
    {
        var automation = await _rig.AddAsync(AutomationRig.OnBell("Archive"));
        await _rig.TellAsync(new Rang(1));
        await _rig.SettleAsync();
        _rig.Time.Advance(TimeSpan.FromDays(31));
        await _rig.TellAsync(new Rang(2));
        await _rig.SettleAsync();

        await _rig.Retention.PruneAsync(CancellationToken.None);

        Assert.Equal("Bell 2 rang", Assert.Single(await _rig.RunsAsync(automation.Id)).Event.Title);
    }

    [Fact]
    public async Task Action_IsUnderWay_HoldsNoConnection()
    {
        var options = _database.Options;
        options.PoolSize = 2;
        await using var pool = NpgsqlDataSource.Create(DatabaseConnections.For(options, DatabaseNames.HomelabJarvis));
        await using var rig = new AutomationRig(_database, pool: pool);
        rig.Action.Does = async _ =>
        {
            await using var one = await pool.OpenConnectionAsync();
            await using var other = await pool.OpenConnectionAsync();
        };
        var automation = await rig.AddAsync(AutomationRig.OnBell("Slow"));
        await rig.TellAsync(new Rang(1));

        await rig.SettleAsync();

        Assert.Equal(RunState.Done, Assert.Single(await rig.RunsAsync(automation.Id)).State);
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

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        await connection.ExecuteAsync(sql);
    }
}
