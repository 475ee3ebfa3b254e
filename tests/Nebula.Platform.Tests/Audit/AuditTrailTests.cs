using Dapper;
using Nebula.Platform.Audit;
using Nebula.Platform.Configuration;
using Nebula.Platform.Identity;
using Nebula.Testing;

namespace Nebula.Platform.Tests.Audit;

public sealed class AuditTrailTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task AppendAsync_MembersThatHoldSecrets_AreStars()
    {
        var thing = new Thing("plex", "hunter22", null, "tok-123456", new Inner(["deep-secret"]), "http://root:p%40ss@nas.lan/?q=a:b@c");

        var row = await AppendAsync(new AuditEntry(Actor.Nebula, "things.update", AuditOutcome.Done) { After = thing });

        Assert.Equal(
            """{"name":"plex","empty":null,"inner":{"keys":"***"},"address":"http://root:***@nas.lan/?q=a:b@c","password":"***","fromEnvironment":"***"}""",
            Compact(row.After));
    }

    [Fact]
    public async Task AppendAsync_TextThatPostgresDoesNotTake_IsKeptAllTheSame()
    {
        var entry = new AuditEntry(new Actor(PrincipalKind.User, "1", "a\0b"), "things.update", AuditOutcome.Refused)
        {
            Target = "thing:\ud800",
            Detail = new string('x', 5000),
            Before = new Dictionary<string, string> { ["text"] = "a\0b" },
        };

        var row = await AppendAsync(entry);

        Assert.Equal("a\uFFFDb", row.ActorName);
        Assert.Equal("thing:\uFFFD", row.Target);
        Assert.Equal(1001, row.Detail!.Length);
        Assert.Equal("{\"text\":\"a\uFFFDb\"}", Compact(row.Before));
    }

    [Fact]
    public async Task AppendAsync_ThingLargerThanAnybodyReads_IsToldByItsSize()
    {
        var row = await AppendAsync(new AuditEntry(Actor.Nebula, "things.update", AuditOutcome.Done) { After = new { text = new string('x', 100_000) } });

        Assert.Equal("""{"tooLarge":100011}""", Compact(row.After));
    }

    [Fact]
    public async Task AppendAsync_TransactionRolledBack_LeavesNothing()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await AuditTrail.AppendAsync(connection, new AuditEntry(Actor.Nebula, "things.undone", AuditOutcome.Done), Now, CancellationToken.None);

        await transaction.RollbackAsync();

        Assert.Equal(0, await connection.ExecuteScalarAsync<int>("select count(*) from audit_outbox where action = 'things.undone'"));
    }

    private static string? Compact(string? json) => json?.Replace("\": ", "\":", StringComparison.Ordinal).Replace(", \"", ",\"", StringComparison.Ordinal);

    private async Task<Row> AppendAsync(AuditEntry entry)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await AuditTrail.AppendAsync(connection, entry, Now, CancellationToken.None);
        const string last =
            """
            select actor_name as ActorName, target as Target, detail as Detail, before_value::json::text as Before, after_value::json::text as After
            from audit_outbox order by id desc limit 1
            """;
        var row = await connection.QuerySingleAsync<Row>(last);
        await connection.ExecuteAsync("delete from audit_outbox");
        return row;
    }

    private sealed record Thing(
        string Name,
        [property: SecretMember] string Password,
        [property: SecretMember] string? Empty,
        [property: EnvironmentVariable("THING_TOKEN", "A token.", Secret = true)] string FromEnvironment,
        Inner Inner,
        string Address);

    private sealed record Inner([property: SecretMember] IReadOnlyList<string> Keys);

    private sealed record Row
    {
        public required string ActorName { get; init; }

        public string? Target { get; init; }

        public string? Detail { get; init; }

        public string? Before { get; init; }

        public string? After { get; init; }
    }
}
