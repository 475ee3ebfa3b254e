using Dapper;
using Nebula.Platform.Audit.Chain;
using Nebula.Testing;

namespace Nebula.Platform.Tests.Audit;

public sealed class AuditWatchTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new();
    private readonly TemporaryFolder _folder = new();
    private AuditKit _kit = null!;
    private AuditWatch _watch = null!;

    [Fact]
    public async Task VerifyAsync_RowIsChanged_IsACriticalEventOfSecurity()
    {
        await _kit.TamperAsync("update audit_log set target = 'monitor:5' where seq = 4");

        var verified = await _watch.VerifyAsync(CancellationToken.None);

        Assert.Equal(4, verified.Fault?.Seq);
        Assert.Equal("audit.broken security critical audit:4", await EventAsync());
    }

    [Fact]
    public async Task VerifyAsync_UntouchedLog_TellsNothing()
    {
        var verified = await _watch.VerifyAsync(CancellationToken.None);

        Assert.True(verified.Intact);
        Assert.Null(await EventAsync());
    }

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        _kit = new AuditKit(_database, _folder);
        _watch = new AuditWatch(_database.DataSource, _kit.Verifier, _kit.Time);
        await _kit.TellAsync(5);
        await _kit.MoveAsync();
    }

    public async Task DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<string?> EventAsync()
    {
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        return await connection.QuerySingleOrDefaultAsync<string>("select concat_ws(' ', type, category, severity, subject) from event_outbox");
    }
}
