using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Nebula.Platform.Audit;
using Nebula.Platform.Audit.Chain;
using Nebula.Platform.Events.Dispatch;
using Nebula.Platform.Identity;
using Nebula.Platform.Secrets;
using Nebula.Platform.Secrets.Masking;
using Nebula.Testing;
using Npgsql;

namespace Nebula.Platform.Tests.Audit;

/// <summary>The audit log over a real database and a data folder, with a clock that the test moves.</summary>
internal sealed class AuditKit
{
    public AuditKit(TestDatabase database, TemporaryFolder folder)
    {
        Database = database;
        File = new AuditAnchorFile(Options.Create(new SecretsOptions { DataFolder = folder.Path }));
        Anchors = new AuditAnchors(database.DataSource, File, Time, NullLogger<AuditAnchors>.Instance);
        Verifier = new AuditVerifier(database.DataSource, File, Time);
        Transfer = new OutboxTransfer(database.DataSource);
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    public TestDatabase Database { get; }

    public SecretMask Mask { get; } = new();

    public AuditAnchorFile File { get; }

    public AuditAnchors Anchors { get; }

    public AuditVerifier Verifier { get; }

    private OutboxTransfer Transfer { get; }

    /// <summary>Entries as services leave them, a second apart.</summary>
    public async Task TellAsync(int count, NpgsqlDataSource? source = null, AuditEntry? entry = null)
    {
        await using var connection = await (source ?? Database.DataSource).OpenConnectionAsync();
        for (var number = 1; number <= count; number++)
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            await AuditTrail.AppendAsync(connection, entry ?? EntryOf(number), Time.GetUtcNow(), CancellationToken.None);
        }
    }

    public static AuditEntry EntryOf(int number) =>
        new(new Actor(PrincipalKind.User, "7", "Nemo") { Address = "192.0.2.1", TraceId = "0af7" }, AuditActions.MonitorPaused, AuditOutcome.Done)
        {
            Target = $"monitor:{number}",
            TargetName = $"plex {number}",
            Detail = "a word",
            Before = new { paused = false, ratio = 1.50m, name = "\"é\t<\\" },
            After = new { paused = true },
        };

    public Task<int> MoveAsync(NpgsqlDataSource? source = null, int limit = 500) =>
        Transfer.MoveAsync(new OutboxSource("any", source ?? Database.DataSource), new AuditMover(Mask), limit, CancellationToken.None);

    /// <summary>What somebody does who owns the tables.</summary>
    public async Task TamperAsync(string sql)
    {
        await using var connection = await Database.DataSource.OpenConnectionAsync();
        await connection.ExecuteAsync($"alter table audit_log disable trigger user; {sql}; alter table audit_log enable trigger user");
    }

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql)
    {
        await using var connection = await Database.DataSource.OpenConnectionAsync();
        return [.. await connection.QueryAsync<T>(sql)];
    }

    public Task<AuditVerification> VerifyAsync() => Verifier.WalkAsync(CancellationToken.None);
}
