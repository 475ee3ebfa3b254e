using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Nebula.Platform.Events.Kinds;
using Nebula.Platform.Identity.Passwords;
using Npgsql;

namespace Nebula.Platform.Identity.Users;

/// <summary>Who there is, and who comes in.</summary>
public sealed class UserDirectory
{
    public const int MaxPage = 100;

    private readonly NpgsqlDataSource _database;
    private readonly UserStore _store;
    private readonly PasswordHasher _hasher;
    private readonly IdentityTransactions _transactions;
    private readonly TimeProvider _time;

    internal UserDirectory(NpgsqlDataSource database, UserStore store, PasswordHasher hasher, IdentityTransactions transactions, TimeProvider time) =>
        (_database, _store, _hasher, _transactions, _time) = (database, store, hasher, transactions, time);

    /// <param name="limit">1 to <see cref="MaxPage"/>.</param>
    /// <param name="after">The <see cref="UserPage.Next"/> of the page before; null for the first.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Result<UserPage>> ListAsync(int limit, string? after, CancellationToken cancellationToken)
    {
        if (limit is < 1 or > MaxPage)
        {
            return Error.Invalid("query_invalid", "The limit is not valid.", new FieldError("limit", $"It must be 1 to {MaxPage}."));
        }

        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        var items = await UserRows.ListAsync(connection, after ?? "", limit + 1, _time.GetUtcNow(), cancellationToken);
        if (items.Count <= limit)
        {
            return new UserPage(items, null);
        }

        var page = items.Take(limit).ToList();
        return new UserPage(page, await UserRows.FindKeyAsync(connection, page[^1].Id, cancellationToken));
    }

    /// <summary>Makes a user with a password.</summary>
    public async Task<Result<UserEntry>> CreateAsync(UserDraft draft, Principal by, Actor actor, CancellationToken cancellationToken)
    {
        var allowed = UserAuthority.Check(by, draft.Role);
        if (!allowed.IsSuccess)
        {
            return allowed.Error;
        }

        var user = await PrepareAsync(draft, cancellationToken);
        return user.IsSuccess
            ? await _transactions.RunAsync(
                async transaction => UserAuthority.Check(await UserAuthority.ReadAgainAsync(transaction, by), draft.Role) is { IsSuccess: false } refused
                    ? refused.Error
                    : await InsertAsync(transaction, user.Value, actor),
                cancellationToken)
            : user.Error;
    }

    /// <summary>The name as it is kept, with its key, or what is wrong with it.</summary>
    internal async Task<(string Name, FieldError? Wrong)> ReadNameAsync(string text, CancellationToken cancellationToken)
    {
        var name = text.Trim();
        if (UserName.Check(name) is { } wrong)
        {
            return (name, wrong);
        }

        // NFKC may lengthen a name, or turn one allowed character into others.
        name = await _store.NormalizeAsync(name, cancellationToken);
        return (name, UserName.Check(name));
    }

    internal async Task<Result<NewUser>> PrepareAsync(UserDraft draft, CancellationToken cancellationToken)
    {
        var (name, nameWrong) = await ReadNameAsync(draft.Name, cancellationToken);
        var wrong = new[] { nameWrong, PasswordRules.Check(draft.Password, name) }.OfType<FieldError>().ToList();
        if (wrong.Count > 0)
        {
            return Error.Invalid("user_invalid", "The name or the password cannot be taken.", wrong);
        }

        var hash = await _hasher.HashAsync(draft.Password, cancellationToken);
        return hash.IsSuccess
            ? new NewUser(Guid.CreateVersion7(_time.GetUtcNow()), name, UserName.KeyOf(name), draft.Role, hash.Value)
            : hash.Error;
    }

    internal static async Task<Result<UserEntry>> InsertAsync(IdentityTransaction transaction, NewUser user, Actor actor)
    {
        if (!await UserRows.InsertAsync(transaction, user))
        {
            return Error.Conflict("user_exists", $"There is a user of the name {user.Name} already.");
        }

        var entry = new UserEntry { Id = user.Id, Name = user.Name, Role = user.Role, CreatedAt = transaction.Now, Sessions = 0 };
        await transaction.AuditAsync(new AuditEntry(actor, AuditActions.UserCreated, AuditOutcome.Done)
        {
            Target = $"user:{user.Id}",
            TargetName = user.Name,
            After = new { user.Name, user.Role },
        });
        await transaction.TellAsync(new UserCreated(user.Id, user.Name, user.Role), actor);
        return entry;
    }
}
