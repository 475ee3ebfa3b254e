using Dapper;
using Nebula.Platform.Audit;
using Nebula.Platform.Database;
using Nebula.Testing;

namespace Nebula.Platform.Tests.Database;

public sealed class MigrationTrailTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task AppendAsync_AppliedOrNothing_LeavesOneEntryOrNone()
    {
        AppliedMigration[] applied = [new("homelab_jarvis", "platform", "0001_a.sql"), new("homelab_jarvis", "homelab", "0002_b.sql")];

        await MigrationTrail.AppendAsync(database.Options, applied, Actor.Nebula, DateTimeOffset.UnixEpoch, CancellationToken.None);
        await MigrationTrail.AppendAsync(database.Options, [], Actor.Nebula, DateTimeOffset.UnixEpoch, CancellationToken.None);

        await using var connection = await database.DataSource.OpenConnectionAsync();
        var entry = await connection.QuerySingleAsync<(string, string)>("select detail, after_value::text from audit_outbox where action = 'databases.migrate'");
        Assert.Equal(("2 migration(s) applied.", """{"homelab_jarvis": ["platform/0001_a.sql", "homelab/0002_b.sql"]}"""), entry);
    }
}
