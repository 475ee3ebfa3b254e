using System.Text.Json;
using Nebula.Homelab.Status.Incidents;
using Nebula.Homelab.Status.Incidents.Stories;
using Nebula.Homelab.Status.Live;
using Nebula.Platform.Errors;
using Nebula.Platform.Json;
using Nebula.Testing;

namespace Nebula.Homelab.Tests.Status.Incidents;

public sealed class ManualIncidentsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly StoryRig _rig = new(database);

    [Fact]
    public async Task OpenUpdateResolve_AreOneStoryOfTheFeed()
    {
        var manual = await _rig.ManualAsync();

        var opened = (await manual.OpenAsync(Input("Moving the rack"), _rig.Ada, CancellationToken.None)).Value!;
        await manual.UpdateAsync(opened.Id, Update(IncidentStep.Identified, "A cable\nis loose"), _rig.Bob, CancellationToken.None);
        var over = (await manual.UpdateAsync(opened.Id, Update(IncidentStep.Resolved, "Done"), _rig.Ada, CancellationToken.None)).Value!;

        Assert.Equal((IncidentState.Open, IncidentState.Resolved), (opened.State, over.State));
        Assert.Equal([IncidentStep.Investigating, IncidentStep.Identified, IncidentStep.Resolved], over.Notes.Select(note => note.Step!.Value));
        Assert.Equal(
            [
                "incident.opened start ada Moving the rack",
                "incident.changed progress bob Moving the rack: Identified: A cable is loose",
                "incident.resolved end ada Over: Moving the rack. Done",
            ],
            await _rig.ListAsync("SELECT concat_ws(' ', type, story_phase, actor, title) FROM event_outbox WHERE story = @of ORDER BY seq", $"incident:{opened.Id}"));
    }

    [Theory]
    [InlineData(IncidentSeverity.Down, "error")]
    [InlineData(IncidentSeverity.Degraded, "warning")]
    public async Task Open_AsSeriousAsItIs_IsToldSo(IncidentSeverity severity, string told)
    {
        var opened = (await (await _rig.ManualAsync()).OpenAsync(Input("Slow") with { Severity = severity }, _rig.Ada, CancellationToken.None)).Value!;

        Assert.Equal([told], await _rig.ListAsync("SELECT severity FROM event_outbox WHERE story = @of", $"incident:{opened.Id}"));
    }

    [Fact]
    public async Task Open_ChecksGoOn_LeaveItOpen()
    {
        var opened = (await (await _rig.ManualAsync()).OpenAsync(Input("Left alone"), _rig.Ada, CancellationToken.None)).Value!;

        await _rig.FailAsync("beside");

        Assert.Equal(IncidentState.Open, (await _rig.FindAsync(opened.Id)).State);
    }

    [Fact]
    public async Task Open_ServiceThatIsNone_IsRefusedByField()
    {
        var opened = await (await _rig.ManualAsync()).OpenAsync(Input("Where?") with { Services = ["no-such"] }, _rig.Ada, CancellationToken.None);

        Assert.Equal("services[0]", Assert.Single(opened.Error!.Fields).Field);
    }

    [Fact]
    public async Task Open_NothingSaid_NamesEveryField()
    {
        var opened = await (await _rig.ManualAsync()).OpenAsync(Input("") with { Text = "" }, _rig.Ada, CancellationToken.None);

        Assert.Equal(["title", "text"], opened.Error!.Fields.Select(field => field.Field));
    }

    [Fact]
    public async Task Update_AutomaticOrOver_IsAConflict()
    {
        var automatic = await _rig.FailAsync("by-itself");
        var manual = await _rig.ManualAsync();
        var over = (await manual.OpenAsync(Input("Over"), _rig.Ada, CancellationToken.None)).Value!;
        await manual.UpdateAsync(over.Id, Update(IncidentStep.Resolved, "Done"), _rig.Ada, CancellationToken.None);

        var first = await manual.UpdateAsync(automatic, Update(IncidentStep.Resolved, "Done"), _rig.Ada, CancellationToken.None);
        var second = await manual.UpdateAsync(over.Id, Update(IncidentStep.Monitoring, "Again"), _rig.Ada, CancellationToken.None);

        Assert.Equal(("incident_automatic", "incident_over"), (first.Error!.Code, second.Error!.Code));
    }

    [Fact]
    public async Task Delete_Update_IsAConflictAndEditKeepsWhoSeesIt()
    {
        var opened = (await (await _rig.ManualAsync()).OpenAsync(Input("Told") with { Public = true }, _rig.Ada, CancellationToken.None)).Value!;
        var update = opened.Notes[0].Id;

        var deleted = await _rig.Notes.DeleteAsync(opened.Id, update, _rig.Ada, CancellationToken.None);
        var edited = await _rig.Notes.EditAsync(opened.Id, update, new StoryNoteInput { Text = "Better told" }, _rig.Ada, CancellationToken.None);

        Assert.Equal("note_is_update", deleted.Error!.Code);
        Assert.Equal((true, "Better told"), (edited.Value!.Public, edited.Value.Text));
        Assert.DoesNotContain("It began.", JsonSerializer.Serialize(await _rig.FindAsync(opened.Id, StatusAudience.Public), NebulaJson.Options));
    }

    [Fact]
    public async Task PostMortem_OpenDraftPublished_IsRefusedThenHiddenThenShown()
    {
        var manual = await _rig.ManualAsync();
        var opened = (await manual.OpenAsync(Input("Learned") with { Public = true }, _rig.Ada, CancellationToken.None)).Value!;

        var early = await WriteAsync(opened.Id, published: false, version: 0);
        await manual.UpdateAsync(opened.Id, Update(IncidentStep.Resolved, "Done"), _rig.Ada, CancellationToken.None);
        var draft = await WriteAsync(opened.Id, published: false, version: 0);
        var hidden = await _rig.FindAsync(opened.Id, StatusAudience.Public);
        var late = await WriteAsync(opened.Id, published: true, version: 0);
        await WriteAsync(opened.Id, published: true, version: 1);
        var shown = await _rig.FindAsync(opened.Id, StatusAudience.Public);

        Assert.Equal(("incident_open", "post_mortem_changed"), (early.Error!.Code, late.Error!.Code));
        Assert.Equal(1, draft.Value!.Version);
        Assert.Equal((false, null), (hidden.HasPostMortem, hidden.PostMortem));
        Assert.Equal(("A loose cable.", null), (shown.PostMortem!.Text, shown.PostMortem.Author));
    }

    private Task<Result<PostMortem>> WriteAsync(Guid incident, bool published, int version) => _rig.PostMortems.WriteAsync(
        incident, new PostMortemInput { Text = "A loose cable.", Published = published, Version = version }, _rig.Ada, CancellationToken.None);

    private static ManualIncidentInput Input(string title) => new() { Title = title, Severity = IncidentSeverity.Down, Text = "It began." };

    private static IncidentUpdateInput Update(IncidentStep step, string text) => new() { Step = step, Text = text };
}
