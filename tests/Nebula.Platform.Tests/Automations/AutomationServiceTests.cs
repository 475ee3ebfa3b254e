using Dapper;
using Nebula.Platform.Automations;
using Nebula.Platform.Automations.Matching;
using Nebula.Platform.Events;
using Nebula.Platform.Events.Matching;
using Nebula.Platform.Identity;
using Nebula.Testing;

namespace Nebula.Platform.Tests.Automations;

public sealed class AutomationServiceTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new();

    private AutomationRig _rig = null!;

    [Fact]
    public async Task Create_WithSecrets_ShowsThatTheyAreThereAndNeverWhatTheyAre()
    {
        const string address = "https://hooks.example.com/services/T0/very-hidden";
        var created = await _rig.AddAsync(AutomationRig.OnBell("Hook", AutomationRig.Of("webhook", "url", address, "secret", "do-not-tell-anybody")));

        var action = Assert.Single(created.Actions);
        Assert.Equal("https://hooks.example.com/…", action.Parameters["url"]);
        Assert.Equal(["url", "secret"], action.Sealed);
        Assert.DoesNotContain("secret", action.Parameters.Keys);
        var written = await TextAsync("select string_agg(t::text, '') from (select * from automation_actions) t")
            + await TextAsync("select string_agg(t::text, '') from (select * from audit_outbox) t")
            + await TextAsync("select string_agg(t::text, '') from (select * from events) t");
        Assert.DoesNotContain("very-hidden", written, StringComparison.Ordinal);
        Assert.DoesNotContain("do-not-tell-anybody", written, StringComparison.Ordinal);
        Assert.Contains("automations.create", written, StringComparison.Ordinal);
        Assert.Contains("automation.changed", written, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("admin")]
    [InlineData("mallory")]
    [InlineData("fifteen-letters")]
    public async Task Create_WithASecretThatCouldBeAWord_IsRefusedAndHidesNothing(string secret)
    {
        var input = AutomationRig.OnBell("Ink", AutomationRig.Of("webhook", "url", "https://hooks.example.com/in", "secret", secret));

        var made = await _rig.Automations.CreateAsync(input, AutomationRig.Owner, AutomationRig.Author, CancellationToken.None);

        Assert.Equal("actions[0].parameters.secret", made.Error?.Fields.Single().Field);
        Assert.Equal($"It was {secret}.", _rig.Mask.Apply($"It was {secret}."));
    }

    [Fact]
    public async Task Update_SecretLeftOut_StaysAndEmptyTakesItAway()
    {
        var created = await _rig.AddAsync(AutomationRig.OnBell("Keeper", AutomationRig.Scripted("token", "the-first-token-of-all")));
        var kept = await UpdateAsync(created, AutomationRig.OnBell("Keeper", AutomationRig.Scripted("text", "new") with { Id = created.Actions[0].Id }));
        await _rig.TellAsync(new Events.Rang(1));
        await _rig.SettleAsync();
        var taken = await UpdateAsync(kept, AutomationRig.OnBell("Keeper", AutomationRig.Scripted("token", "") with { Id = created.Actions[0].Id }));

        Assert.Equal("the-first-token-of-all", Assert.Single(_rig.Action.Calls).Values["token"]);
        Assert.Equal(created.Actions[0].Id, kept.Actions[0].Id);
        Assert.Equal(["token"], kept.Actions[0].Sealed);
        Assert.Empty(taken.Actions[0].Sealed);
    }

    [Fact]
    public async Task Update_StaleVersion_IsRefused()
    {
        var created = await _rig.AddAsync(AutomationRig.OnBell("Stale"));
        await UpdateAsync(created, AutomationRig.OnBell("Newer"));

        var stale = await _rig.Automations.UpdateAsync(
            created.Id, created.Version, AutomationRig.OnBell("Older"), AutomationRig.Owner, AutomationRig.Author, CancellationToken.None);

        Assert.Equal("automation_changed", stale.Error?.Code);
        Assert.Equal("Newer", (await _rig.Automations.FindAsync(created.Id, CancellationToken.None)).Value?.Name);
    }

    [Fact]
    public async Task Create_WithoutThePermissionOfItsAction_IsForbiddenAndNothingIsSaved()
    {
        var caller = AutomationRig.Having(Permissions.EventsRead, Permissions.AutomationsWrite);

        var created = await _rig.Automations.CreateAsync(AutomationRig.OnBell("Theft"), caller, AutomationRig.Author, CancellationToken.None);

        Assert.Equal("automation_rights", created.Error?.Code);
        Assert.Contains("tests.run", created.Error?.Detail, StringComparison.Ordinal);
        Assert.Empty((await _rig.Automations.ListAsync(100, null, CancellationToken.None)).Value!.Items);
    }

    [Fact]
    public async Task Create_ForSecurityWithoutReadingTheAudit_IsForbidden()
    {
        var caller = AutomationRig.Having(Permissions.EventsRead, "tests.run");
        var input = AutomationRig.OnBell("Eavesdropper") with { Match = new EventMatch { Categories = [EventCategory.Security] } };

        var created = await _rig.Automations.CreateAsync(input, caller, AutomationRig.Author, CancellationToken.None);

        Assert.Equal("automation_rights", created.Error?.Code);
    }

    [Theory]
    [InlineData("{event.titel}", "actions[0].parameters.text")]
    [InlineData("{system.password}", "actions[0].parameters.text")]
    [InlineData("{event.data.}", "actions[0].parameters.text")]
    [InlineData("wrong", "actions[0].parameters.text")]
    [InlineData("two\nlines", "actions[0].parameters.text")]
    public async Task Create_TextThatCannotBe_NamesTheField(string text, string field)
    {
        var created = await _rig.Automations.CreateAsync(
            AutomationRig.OnBell("Bad", AutomationRig.Scripted("text", text)), AutomationRig.Owner, AutomationRig.Author, CancellationToken.None);

        Assert.Equal(field, Assert.Single(created.Error!.Fields).Field);
    }

    [Fact]
    public async Task Create_EverythingWrong_SaysAllOfIt()
    {
        var input = new AutomationInput
        {
            Name = " ",
            Match = new EventMatch { Types = ["a*b"], Sources = [null!] },
            Conditions = [null!, new AutomationCondition("colour", ConditionOperator.Equals, "red")],
            Actions = [null!, AutomationRig.Of("webhok"), AutomationRig.Of("webhook", "url", "file:///etc/passwd", "to", "x"), AutomationRig.Scripted() with { Id = Guid.Empty }],
        };

        var created = await _rig.Automations.CreateAsync(input, AutomationRig.Owner, AutomationRig.Author, CancellationToken.None);

        Assert.Equal(
            [
                "name", "match.sources[0]", "match.types[0]", "conditions[0]", "conditions[1].field", "actions[0]", "actions[1].kind",
                "actions[2].parameters.to", "actions[2].parameters.url", "actions[3].id",
            ],
            created.Error!.Fields.Select(error => error.Field));
        Assert.Contains("'webhook'", created.Error.Fields.Single(error => error.Field == "actions[1].kind").Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_ForEveryEvent_IsRefused()
    {
        var input = AutomationRig.OnBell("All") with { Match = new EventMatch() };

        var created = await _rig.Automations.CreateAsync(input, AutomationRig.Owner, AutomationRig.Author, CancellationToken.None);

        Assert.Equal("match", Assert.Single(created.Error!.Fields).Field);
    }

    [Fact]
    public async Task List_MoreThanAPage_ComesOnceEach()
    {
        foreach (var number in Enumerable.Range(1, 5))
        {
            await _rig.AddAsync(AutomationRig.OnBell($"A{number}"));
        }

        var (seen, after) = (new List<string>(), (Guid?)null);
        do
        {
            var page = (await _rig.Automations.ListAsync(2, after, CancellationToken.None)).Value!;
            seen.AddRange(page.Items.Select(automation => automation.Name));
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(["A1", "A2", "A3", "A4", "A5"], seen);
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

    private async Task<Automation> UpdateAsync(Automation automation, AutomationInput input)
    {
        var updated = await _rig.Automations.UpdateAsync(
            automation.Id, automation.Version, input, AutomationRig.Owner, AutomationRig.Author, CancellationToken.None);
        Assert.True(updated.IsSuccess, updated.Error?.Detail);
        return updated.Value;
    }

    private async Task<string> TextAsync(string sql)
    {
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        return await connection.QuerySingleAsync<string?>(sql) ?? "";
    }
}
