using Dapper;
using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Nebula.Platform.Secrets;
using Nebula.Testing;

namespace Nebula.Platform.Tests.Secrets;

/// <summary>
/// Rotations that end before their time, at each stage: by the loss of what they have in memory, as a kill ends them. What blocks them
/// there is a lock of the database.
/// </summary>
public sealed class RotationCrashTests : IAsyncLifetime
{
    private const int Values = 30;

    private const string HoldSql = "select 1 from secrets where id = (select id from secrets order by id::text offset @sealedBefore limit 1) for update";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly TestDatabase _database = new();
    private readonly TemporaryFolder _folder = new();

    private SecretKit _kit = null!;
    private string _old = null!;

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        _kit = new SecretKit(_folder);
        for (var number = 0; number < Values; number++)
        {
            await _kit.SetAsync(_database, $"s{number:00}", $"value-{number}");
        }

        _old = (await RingAsync(_kit)).CurrentId;
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(Values / 2, true)]
    public async Task RotateAsync_KilledBeforeAValue_IsFinishedByTheNextProcess(int sealedBefore, bool forgetOldKeys)
    {
        await using var blocker = await _database.DataSource.OpenConnectionAsync();
        await using var hold = await blocker.BeginTransactionAsync();
        await blocker.ExecuteAsync(HoldSql, new { sealedBefore });

        await KillAsync(forgetOldKeys, async () => await SealedWithOldAsync() == Values - sealedBefore && await IsBlockedAsync());
        await hold.RollbackAsync();

        using var next = new SecretKit(_folder);
        await AssertAllOpenAsync(next);
        Assert.True((await next.RotationOn(_database).LookAsync(CancellationToken.None)).Value!.IsUnfinished);
        await AssertFinishesAsync(next, Values - sealedBefore, forgetOldKeys);
    }

    [Fact]
    public async Task RotateAsync_KilledWhileAnOldWriterHasNotCommitted_KeepsTheOldKeyForItsValue()
    {
        await using var writer = await _database.DataSource.OpenConnectionAsync();
        await using var late = await writer.BeginTransactionAsync();
        await _kit.StoreOn(_database).SetAsync(writer, "late", "value-late", Actor.Nebula, CancellationToken.None);

        await KillAsync(forgetOldKeys: true, async () => await SealedWithOldAsync() == 0);
        await late.CommitAsync();

        using var next = new SecretKit(_folder);
        await AssertAllOpenAsync(next);
        Assert.Equal("value-late", (await next.StoreOn(_database).ReadAsync("late", CancellationToken.None)).Value);
        await AssertFinishesAsync(next, 1, forgetOldKeys: true);
        Assert.Equal("value-late", (await next.StoreOn(_database).ReadAsync("late", CancellationToken.None)).Value);
    }

    [Fact]
    public async Task RotateAsync_OldWriterDoesNotEnd_KeepsTheOldKeyAndSaysSo()
    {
        await using var writer = await _database.DataSource.OpenConnectionAsync();
        await using var late = await writer.BeginTransactionAsync();
        await _kit.StoreOn(_database).SetAsync(writer, "late", "value-late", Actor.Nebula, CancellationToken.None);

        var outcome = await _kit.RotationOn(_database).RotateAsync(forgetOldKeys: true, Actor.Nebula, CancellationToken.None);

        Assert.Equal("secrets_being_written", outcome.Error?.Code);
        Assert.NotNull((await RingAsync(_kit)).Find(_old));
    }

    [Fact]
    public async Task RotateAsync_KilledBeforeTheFileSaysDone_IsToldTwiceRatherThanNever()
    {
        var rotated = await _kit.RotationOn(_database).RotateAsync(forgetOldKeys: false, Actor.Nebula, CancellationToken.None);
        var ring = await RingAsync(_kit);
        await _kit.Keys.WriteAsync(new SecretKeyRing(ring.CurrentId, ring.Ids.ToDictionary(id => id, id => ring.Find(id)!)) { Rotation = RotationStage.Sealing }, CancellationToken.None);

        using var next = new SecretKit(_folder);
        await AssertFinishesAsync(next, 0, forgetOldKeys: false);

        Assert.Equal(rotated.Value!.Current, (await RingAsync(next)).CurrentId);
        Assert.Equal(2, await EntriesAsync());
    }

    [Fact]
    public async Task RotateAsync_AfterOneThatWasKilled_LeavesNothingWithEitherOldKey()
    {
        await using var blocker = await _database.DataSource.OpenConnectionAsync();
        await using var hold = await blocker.BeginTransactionAsync();
        await blocker.ExecuteAsync(HoldSql, new { sealedBefore = 3 });
        await KillAsync(forgetOldKeys: false, IsBlockedAsync);
        await hold.RollbackAsync();

        using var next = new SecretKit(_folder);
        var outcome = await next.RotationOn(_database).RotateAsync(forgetOldKeys: true, Actor.Nebula, CancellationToken.None);

        Assert.Equal(Values, outcome.Value!.Values);
        Assert.Equal([outcome.Value.Current], (await RingAsync(next)).Ids);
        await AssertAllOpenAsync(next);
    }

    [Fact]
    public async Task FinishAsync_KeysLeftByAKilledWriter_AreRemoved()
    {
        var leftover = $"{_kit.Path}.0123456789abcdef.partial";
        await File.WriteAllTextAsync(leftover, "{}");
        File.SetLastWriteTimeUtc(leftover, DateTime.UnixEpoch);
        var fresh = $"{_kit.Path}.0123456789abcdff.partial";
        await File.WriteAllTextAsync(fresh, "{}");

        var outcome = await _kit.RotationOn(_database).FinishAsync(CancellationToken.None);

        Assert.Equal((true, null), (outcome.Error is null, outcome.Value));
        Assert.False(File.Exists(leftover));
        Assert.True(File.Exists(fresh));
        Assert.Equal(0, await EntriesAsync());
    }

    [Fact]
    public async Task FinishAsync_AnotherRotationAtWork_LeavesItAlone()
    {
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        await connection.ExecuteAsync("select pg_advisory_lock(x'726F74617465'::bigint)");

        var outcome = await _kit.RotationOn(_database).FinishAsync(CancellationToken.None);

        Assert.Equal((null, null), (outcome.Error, outcome.Value));
    }

    public async Task DisposeAsync()
    {
        _kit.Dispose();
        _folder.Dispose();
        await _database.DisposeAsync();
    }

    private static async Task<SecretKeyRing> RingAsync(SecretKit kit) => (await kit.Keys.ReadAnewAsync(CancellationToken.None)).Value!;

    /// <summary>Begins a rotation and ends it, with all that it knows, when it has come so far.</summary>
    private async Task KillAsync(bool forgetOldKeys, Func<Task<bool>> isThere)
    {
        using var doomed = new SecretKit(_folder);
        using var kill = new CancellationTokenSource();
        var rotation = doomed.RotationOn(_database).RotateAsync(forgetOldKeys, Actor.Nebula, kill.Token);
        using var deadline = new CancellationTokenSource(Limit);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await isThere())
        {
            await timer.WaitForNextTickAsync(deadline.Token);
        }

        await kill.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rotation);
    }

    private async Task AssertFinishesAsync(SecretKit next, int values, bool forgetOldKeys)
    {
        var outcome = await next.RotationOn(_database).FinishAsync(CancellationToken.None);
        var again = await next.RotationOn(_database).FinishAsync(CancellationToken.None);

        Assert.Equal(values, outcome.Value?.Values);
        Assert.Equal((null, null), (again.Error, again.Value));
        Assert.Equal(forgetOldKeys, (await RingAsync(next)).Find(_old) is null);
        Assert.Equal(0, await SealedWithOldAsync());
        Assert.NotEqual(0, await EntriesAsync());
        await AssertAllOpenAsync(next);
    }

    private async Task AssertAllOpenAsync(SecretKit kit)
    {
        for (var number = 0; number < Values; number++)
        {
            Assert.Equal((Result<string>)$"value-{number}", await kit.StoreOn(_database).ReadAsync($"s{number:00}", CancellationToken.None));
        }
    }

    private Task<long> SealedWithOldAsync() => AskAsync<long>(
        "select count(*) from secrets where convert_from(substring(value from 2 for 8), 'sql_ascii') = @old", new { old = _old });

    private Task<long> EntriesAsync() => AskAsync<long>("select count(*) from audit_outbox where action = 'secrets.rotate'");

    private Task<bool> IsBlockedAsync() => AskAsync<bool>(
        "select exists(select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like 'update secrets%')");

    private async Task<T> AskAsync<T>(string sql, object? parameters = null)
    {
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        return await connection.QuerySingleAsync<T>(sql, parameters);
    }
}
