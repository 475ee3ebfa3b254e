using Dapper;
using Nebula.Platform.Identity.Sessions;
using Npgsql;

namespace Nebula.Platform.Identity.Passkeys;

/// <summary>Table <c>passkey_challenges</c>: what devices were asked, each good for one answer of one browser.</summary>
internal sealed class PasskeyChallenges(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>So long somebody may look for the device.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private const string Begin =
        """
        with old as (delete from passkey_challenges where expires_at <= @now)
        insert into passkey_challenges (browser_hash, purpose, session_id, state, expires_at) values (@browser, @purpose, @session, @state, @ends)
        """;

    // Who deletes the row goes on with it; the same answer brought once more finds none.
    private const string Take =
        """
        delete from passkey_challenges
        where browser_hash = @browser and purpose = @purpose and session_id is not distinct from @session and expires_at > @now
        returning state
        """;

    /// <summary>Answers what the browser has to bring again.</summary>
    public async Task<string> BeginAsync(PasskeyPurpose purpose, Session? own, string state, CancellationToken cancellationToken)
    {
        var (token, now) = (SecretToken.Create(), time.GetUtcNow());
        var row = new { browser = SecretToken.HashOf(token), purpose = TextOf(purpose), session = own?.Id, state, now, ends = now + Lifetime };
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(Begin, row, cancellationToken: cancellationToken));
        return token;
    }

    /// <summary>What was noted of the question; null when it is over, used, another one's or none.</summary>
    public async Task<string?> TakeAsync(string? browser, PasskeyPurpose purpose, Session? own, CancellationToken cancellationToken)
    {
        if (!SecretToken.IsPlausible(browser))
        {
            return null;
        }

        var row = new { browser = SecretToken.HashOf(browser!), purpose = TextOf(purpose), session = own?.Id, now = time.GetUtcNow() };
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<string?>(new CommandDefinition(Take, row, cancellationToken: cancellationToken));
    }

    private static string TextOf(PasskeyPurpose purpose) => purpose.ToString().ToLowerInvariant();
}
