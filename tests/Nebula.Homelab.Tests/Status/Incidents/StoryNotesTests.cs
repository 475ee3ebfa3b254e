using Nebula.Homelab.Status;
using Nebula.Homelab.Status.Incidents.Stories;
using Nebula.Platform.Errors;
using Nebula.Testing;

namespace Nebula.Homelab.Tests.Status.Incidents;

public sealed class StoryNotesTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly StoryRig _rig = new(database);

    [Fact]
    public async Task AddEditDelete_OwnNote_ChangesTheStoryAndIsAudited()
    {
        var incident = await _rig.FailAsync("written");

        var note = (await _rig.Notes.AddAsync(incident, Note(" One\r\ntwo "), _rig.Ada, CancellationToken.None)).Value!;
        _rig.Time.Advance(TimeSpan.FromMinutes(1));
        var edited = (await _rig.Notes.EditAsync(incident, note.Id, Note("Three", isPublic: true), _rig.Ada, CancellationToken.None)).Value!;
        var shown = await _rig.FindAsync(incident);
        _rig.Time.Advance(TimeSpan.FromMinutes(1));
        var deleted = await _rig.Notes.DeleteAsync(incident, note.Id, _rig.Ada, CancellationToken.None);

        Assert.Equal(("One\ntwo", false, "ada"), (note.Text, note.Public, note.Author));
        Assert.Equal([edited], shown.Notes);
        Assert.Equal(("Three", true), (edited.Text, edited.Public));
        Assert.NotNull(edited.EditedAt);
        Assert.True(deleted.IsSuccess);
        Assert.Empty((await _rig.FindAsync(incident)).Notes);
        Assert.Equal(
            ["incidents.notes.create ada  One\ntwo", "incidents.notes.update ada One\ntwo Three", "incidents.notes.delete ada Three "],
            await _rig.ListAsync(
                "SELECT concat(action, ' ', actor_name, ' ', before_value->>'text', ' ', after_value->>'text') FROM audit_outbox WHERE target = @of ORDER BY occurred_at",
                $"incident:{incident}"));
    }

    [Fact]
    public async Task EditAndDelete_NoteOfAnother_AreForbidden()
    {
        var incident = await _rig.FailAsync("anothers");
        var note = (await _rig.Notes.AddAsync(incident, Note("Mine"), _rig.Ada, CancellationToken.None)).Value!;

        var edited = await _rig.Notes.EditAsync(incident, note.Id, Note("Yours"), _rig.Bob, CancellationToken.None);
        var deleted = await _rig.Notes.DeleteAsync(incident, note.Id, _rig.Bob, CancellationToken.None);

        Assert.All([edited.Error!, deleted.Error!], error => Assert.Equal((ErrorKind.Forbidden, "note_of_another"), (error.Kind, error.Code)));
        Assert.Equal("Mine", Assert.Single((await _rig.FindAsync(incident)).Notes).Text);
    }

    [Fact]
    public async Task Add_ChecksGoOn_KeepBothTheNoteAndTheEnd()
    {
        var incident = await _rig.FailAsync("recovers");
        await _rig.Notes.AddAsync(incident, Note("Power cut"), _rig.Ada, CancellationToken.None);

        await _rig.ReportAsync(await _rig.SingleAsync<int>("SELECT no FROM monitors WHERE key = @of", "recovers"), ServiceState.Up);

        var shown = await _rig.FindAsync(incident);
        Assert.NotNull(shown.ResolvedAt);
        Assert.Equal("Power cut", Assert.Single(shown.Notes).Text);
    }

    [Fact]
    public async Task Add_MoreThanThereCanBe_IsAConflict()
    {
        var incident = await _rig.FailAsync("talkative");
        for (var i = 0; i < StoryNotes.MaxNotes; i++)
        {
            await _rig.Notes.AddAsync(incident, Note($"Note {i}"), _rig.Ada, CancellationToken.None);
        }

        var more = await _rig.Notes.AddAsync(incident, Note("One more"), _rig.Ada, CancellationToken.None);

        Assert.Equal("incident_full", more.Error!.Code);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" \n ")]
    [InlineData("a\u0001b")]
    public async Task Add_TextThatIsNone_IsRefusedByField(string? text)
    {
        var added = await _rig.Notes.AddAsync(Guid.CreateVersion7(MonitorRows.Start), new StoryNoteInput { Text = text }, _rig.Ada, CancellationToken.None);

        Assert.Equal("text", Assert.Single(added.Error!.Fields).Field);
    }

    [Fact]
    public async Task Add_HalfOfACharacter_IsRefused()
    {
        var added = await _rig.Notes.AddAsync(Guid.CreateVersion7(MonitorRows.Start), Note($"half {'\ud83d'}"), _rig.Ada, CancellationToken.None);

        Assert.Equal("story_invalid", added.Error!.Code);
    }

    [Theory]
    [InlineData(2000, true)]
    [InlineData(2001, false)]
    public async Task Add_LongText_IsTakenUpToTheLimit(int length, bool isTaken)
    {
        var incident = await _rig.FailAsync($"long-{length}");

        var added = await _rig.Notes.AddAsync(incident, Note(new string('x', length)), _rig.Ada, CancellationToken.None);

        Assert.Equal(isTaken, added.IsSuccess);
    }

    [Fact]
    public async Task Add_NoSuchIncident_IsNotFound()
    {
        var added = await _rig.Notes.AddAsync(Guid.CreateVersion7(MonitorRows.Start), Note("Hello?"), _rig.Ada, CancellationToken.None);

        Assert.Equal("incident_not_found", added.Error!.Code);
    }

    private static StoryNoteInput Note(string text, bool isPublic = false) => new() { Text = text, Public = isPublic };
}
