using Dapper;
using Nebula.Platform.Audit;
using Nebula.Platform.Secrets;
using Nebula.Testing;

namespace Nebula.Platform.Tests.Secrets;

public sealed class SecretRotationTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new();
    private readonly TemporaryFolder _folder = new();

    private SecretKit _kit = null!;

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        _kit = new SecretKit(_folder);
    }

    [Fact]
    public async Task RotateAsync_ManyValues_SealsEachWithTheNewKeyAndKeepsThem()
    {
        for (var number = 0; number < 450; number++)
        {
            await _kit.SetAsync(_database, $"s{number}", $"value-{number}");
        }

        var before = (await _kit.Keys.ReadAsync(CancellationToken.None)).Value!.CurrentId;

        var outcome = await _kit.RotationOn(_database).RotateAsync(forgetOldKeys: false, Actor.Nebula, CancellationToken.None);

        Assert.Equal(450, outcome.Value!.Values);
        Assert.NotEqual(before, outcome.Value.Current);
        var keys = (await _kit.RotationOn(_database).LookAsync(CancellationToken.None)).Value!;
        Assert.Equal(outcome.Value.Current, keys.Current);
        Assert.Equal(450, keys.Keys.Single(key => key.Id == keys.Current).Values);
        Assert.Equal(0, keys.Keys.Single(key => key.Id == before).Values);
        Assert.Equal("secrets.rotate", await LastActionAsync());
        Assert.Equal("value-449", (await _kit.StoreOn(_database).ReadAsync("s449", CancellationToken.None)).Value);
    }

    [Fact]
    public async Task RotateAsync_WhileOthersReadAndWrite_DisturbsNobody()
    {
        await _kit.SetAsync(_database, "busy", "value-0000");
        using var other = new SecretKit(_folder);
        using var end = new CancellationTokenSource();
        var work = Task.Run(async () =>
        {
            var number = 0;
            do
            {
                await other.SetAsync(_database, "busy", $"value-{++number:0000}");
                Assert.Equal($"value-{number:0000}", (await other.StoreOn(_database).ReadAsync("busy", CancellationToken.None)).Value);
            }
            while (!end.IsCancellationRequested);
        });

        var outcome = await _kit.RotationOn(_database).RotateAsync(forgetOldKeys: true, Actor.Nebula, CancellationToken.None);
        await end.CancelAsync();
        await work;

        var keys = (await _kit.RotationOn(_database).LookAsync(CancellationToken.None)).Value!;
        Assert.Equal([new SecretKeyUse(outcome.Value!.Current, 1, true)], keys.Keys);
    }

    [Fact]
    public async Task RotateAsync_AValueNobodyCanOpen_ChangesNothing()
    {
        await _kit.SetAsync(_database, "lost", "value-lost");
        File.Delete(_kit.Path);
        using var later = new SecretKit(_folder);
        var ring = (await later.Keys.ReadAsync(CancellationToken.None)).Value!;

        var outcome = await later.RotationOn(_database).RotateAsync(forgetOldKeys: false, Actor.Nebula, CancellationToken.None);

        Assert.Equal("secret_key_missing", outcome.Error?.Code);
        Assert.Equal(ring.CurrentId, (await later.Keys.ReadAsync(CancellationToken.None)).Value!.CurrentId);
    }

    [Fact]
    public async Task RotateAsync_WhileAnotherRuns_IsRefused()
    {
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        await connection.ExecuteAsync("select pg_advisory_lock(x'726F74617465'::bigint)");

        var outcome = await _kit.RotationOn(_database).RotateAsync(forgetOldKeys: false, Actor.Nebula, CancellationToken.None);

        Assert.Equal("rotation_running", outcome.Error?.Code);
    }

    public async Task DisposeAsync()
    {
        _kit.Dispose();
        _folder.Dispose();
        await _database.DisposeAsync();
    }

    private async Task<string?> LastActionAsync()
    {
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        return await connection.QuerySingleOrDefaultAsync<string>("select action from audit_outbox order by occurred_at desc limit 1");
    }
}
