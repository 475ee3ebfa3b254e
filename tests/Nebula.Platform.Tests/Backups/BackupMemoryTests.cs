namespace Nebula.Platform.Tests.Backups;

[Collection(MeasuredAlone.Name)]
public sealed class BackupMemoryTests : IAsyncLifetime
{
    private readonly BackupKit _kit = new();

    [Fact]
    public async Task RestoreAsync_BigTable_TakesLittleMemory()
    {
        await _kit.ExecuteAsync("create table big as select n, repeat(md5(n::text), 64) as filling from generate_series(1, 20000) n");
        var before = GC.GetTotalAllocatedBytes();

        Assert.True((await _kit.BackUpAsync()).IsSuccess);
        Assert.Null((await _kit.RestoreAsync()).Error);

        // 40 MB of rows, which pass six times; what is allocated does not grow with them.
        Assert.Equal(20000, await _kit.QueryAsync<long>("select count(*) from big"));
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 80_000_000);
    }

    public Task InitializeAsync() => _kit.InitializeAsync();

    public Task DisposeAsync() => _kit.DisposeAsync();
}
