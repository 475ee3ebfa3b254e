using Nebula.Platform.Audit.Chain;
using Nebula.Testing;

namespace Nebula.Platform.Tests.Audit;

public sealed class AuditVerifierTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new();
    private readonly TemporaryFolder _folder = new();
    private AuditKit _kit = null!;

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        _kit = new AuditKit(_database, _folder);
        await _kit.TellAsync(9);
        await _kit.MoveAsync();
    }

    public async Task DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Verify_UntouchedLog_IsIntact()
    {
        await _kit.Anchors.AnchorAsync(CancellationToken.None);

        var verified = await _kit.VerifyAsync();

        Assert.True(verified.Intact, verified.Fault?.Detail);
        Assert.Equal((9, 9), (verified.Rows, verified.AnchoredSeq));
        Assert.Equal(_kit.Time.GetUtcNow(), verified.At);
    }

    [Theory]
    [InlineData("update audit_log set id = gen_random_uuid() where seq = 4", 4, "row_changed")]
    [InlineData("update audit_log set occurred_at = occurred_at + interval '1 microsecond' where seq = 4", 4, "row_changed")]
    [InlineData("update audit_log set actor_kind = 'service' where seq = 4", 4, "row_changed")]
    [InlineData("update audit_log set actor_id = null where seq = 4", 4, "row_changed")]
    [InlineData("update audit_log set actor_name = 'Ned' where seq = 4", 4, "row_changed")]
    [InlineData("update audit_log set address = '192.0.2.2' where seq = 4", 4, "row_changed")]
    [InlineData("update audit_log set trace_id = '' where seq = 4", 4, "row_changed")]
    [InlineData("update audit_log set action = 'monitors.resume' where seq = 4", 4, "row_changed")]
    [InlineData("update audit_log set outcome = 'refused' where seq = 4", 4, "row_changed")]
    [InlineData("update audit_log set target = 'monitor:5' where seq = 4", 4, "row_changed")]
    [InlineData("update audit_log set target_name = 'Plex 4' where seq = 4", 4, "row_changed")]
    [InlineData("update audit_log set detail = null where seq = 4", 4, "row_changed")]
    [InlineData("update audit_log set before_value = jsonb_set(before_value, '{ratio}', '1.5') where seq = 4", 4, "row_changed")]
    [InlineData("update audit_log set after_value = null where seq = 4", 4, "row_changed")]
    [InlineData("update audit_log set times = 2 where seq = 4", 4, "row_changed")]
    [InlineData("update audit_log set version = 2 where seq = 4", 4, "version_unknown")]
    [InlineData("update audit_log set hash = sha256('x') where seq = 4", 4, "row_changed")]
    [InlineData("delete from audit_log where seq = 4", 4, "row_missing")]
    [InlineData("delete from audit_log where seq = 1", 1, "row_missing")]
    [InlineData("delete from audit_log where seq = 9", 9, "end_missing")]
    [InlineData("truncate audit_log", 1, "end_missing")]
    [InlineData("update audit_log set seq = -1 where seq = 4; update audit_log set seq = 4 where seq = 5; update audit_log set seq = 5 where seq = -1", 4, "row_changed")]
    [InlineData("update audit_log set seq = 0 where seq = 9", 0, "row_added")]
    [InlineData("delete from audit_log where seq = 4; update audit_log set seq = seq - 1 where seq > 4", 4, "row_changed")]
    [InlineData("update audit_log set seq = 10 where seq = 9; update audit_chain set seq = 8, hash = (select hash from audit_log where seq = 8)", 10, "row_added")]
    [InlineData("update audit_chain set hash = sha256('x')", 9, "chain_lost")]
    [InlineData("delete from audit_chain", 0, "chain_lost")]
    public async Task Verify_TamperedLog_NamesTheFirstBrokenRow(string sql, long seq, string code)
    {
        await _kit.TamperAsync(sql);

        var verified = await _kit.VerifyAsync();

        Assert.False(verified.Intact);
        Assert.Equal((seq, code), (verified.Fault!.Seq, verified.Fault.Code));
    }

    [Fact]
    public async Task Verify_EndCutOffWithItsMemory_IsSeenByTheAnchor()
    {
        await _kit.Anchors.AnchorAsync(CancellationToken.None);
        await _kit.TamperAsync("delete from audit_log where seq > 5; update audit_chain set seq = 5, hash = (select hash from audit_log where seq = 5)");

        var verified = await _kit.VerifyAsync();

        Assert.Equal((6L, "end_missing"), (verified.Fault!.Seq, verified.Fault.Code));
    }

    [Fact]
    public async Task Verify_WholeLogComputedAnew_IsSeenByTheAnchor()
    {
        await _kit.Anchors.AnchorAsync(CancellationToken.None);
        await _kit.TamperAsync("truncate audit_log; update audit_chain set seq = 0, hash = decode(repeat('00', 32), 'hex')");
        await _kit.TellAsync(12);
        await _kit.MoveAsync();

        var verified = await _kit.VerifyAsync();

        Assert.Equal((9L, "rewritten"), (verified.Fault!.Seq, verified.Fault.Code));
    }

    [Fact]
    public async Task Anchor_LogThatNoLongerHolds_KeepsTheEvidence()
    {
        await _kit.Anchors.AnchorAsync(CancellationToken.None);
        await _kit.TamperAsync("truncate audit_log; update audit_chain set seq = 0, hash = decode(repeat('00', 32), 'hex')");
        await _kit.TellAsync(12);
        await _kit.MoveAsync();

        var held = await _kit.Anchors.AnchorAsync(CancellationToken.None);

        Assert.False(held);
        Assert.Equal(9, Assert.Single((await _kit.File.ReadAsync(CancellationToken.None)).Value!).Seq);
    }

    [Fact]
    public async Task Anchor_LogThatGrows_NotesItOnceAndIsReadableByItsOwnerOnly()
    {
        await _kit.Anchors.AnchorAsync(CancellationToken.None);
        await _kit.Anchors.AnchorAsync(CancellationToken.None);
        await _kit.TellAsync(1);
        await _kit.MoveAsync();
        await _kit.Anchors.AnchorAsync(CancellationToken.None);

        var anchors = (await _kit.File.ReadAsync(CancellationToken.None)).Value!;

        Assert.Equal([9L, 10L], anchors.Select(anchor => anchor.Seq));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_kit.File.Path!));
        }
    }

    [Fact]
    public async Task Verify_AnchorsThatCannotBeRead_IsAFault()
    {
        await File.WriteAllTextAsync(_folder.At(AuditAnchorFile.FileName), "{\"seq\":");

        var verified = await _kit.VerifyAsync();

        Assert.Equal("anchors_unreadable", verified.Fault?.Code);
    }

    [Fact]
    public async Task Verify_MoreThanABatch_ReadsAll()
    {
        await _kit.TamperAsync(
            "insert into audit_outbox (id, occurred_at, actor_kind, actor_name, action, outcome) select gen_random_uuid(), now() + number * interval '1 ms', 'service', 'nebula', 'x.y', 'done' from generate_series(1, 4500) number");
        while (await _kit.MoveAsync() > 0)
        {
            continue;
        }

        var whole = await _kit.VerifyAsync();
        await _kit.TamperAsync("update audit_log set detail = 'x' where seq = 4321");
        var broken = await _kit.VerifyAsync();

        Assert.Equal((true, 4509), (whole.Intact, whole.Rows));
        Assert.Equal((4321L, 4320), (broken.Fault!.Seq, broken.Rows));
    }

    [Fact]
    public async Task Verify_AskedAgainWithinAMinute_IsTheSameAnswer()
    {
        var first = await _kit.Verifier.VerifyAsync(CancellationToken.None);
        var second = await _kit.Verifier.VerifyAsync(CancellationToken.None);
        _kit.Time.Advance(TimeSpan.FromMinutes(2));
        var later = await _kit.Verifier.VerifyAsync(CancellationToken.None);

        Assert.Same(first, second);
        Assert.NotSame(first, later);
    }
}
