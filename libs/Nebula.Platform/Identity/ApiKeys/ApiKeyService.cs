using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Nebula.Platform.Events.Kinds;
using Nebula.Platform.Identity.Users;
using Npgsql;

namespace Nebula.Platform.Identity.ApiKeys;

/// <summary>Makes, lists and revokes keys.</summary>
public sealed class ApiKeyService
{
    public const int MaxPerUser = 50;

    public const int MaxPage = 100;

    public const int MaxDays = 3650;

    public const int MaxNameLength = 40;

    private const string NamePunctuation = " ._-@+/:()#";

    private readonly NpgsqlDataSource _database;
    private readonly UserDirectory _users;
    private readonly IdentityTransactions _transactions;

    internal ApiKeyService(NpgsqlDataSource database, UserDirectory users, IdentityTransactions transactions) =>
        (_database, _users, _transactions) = (database, users, transactions);

    private static Error NotFound => Error.NotFound("api_key_not_found", "There is no such key; it may have been revoked already.");

    public async Task<OwnApiKeys> ListOwnAsync(Guid userId, Role role, CancellationToken cancellationToken)
    {
        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        return new OwnApiKeys(await ApiKeyRows.ListOfUserAsync(connection, userId, MaxPerUser, cancellationToken), ApiKeyScopes.Of(role));
    }

    /// <param name="limit">1 to <see cref="MaxPage"/>.</param>
    /// <param name="after">The <see cref="ApiKeyPage.Next"/> of the page before; null for the first.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Result<ApiKeyPage>> ListAsync(int limit, Guid? after, CancellationToken cancellationToken)
    {
        if (limit is < 1 or > MaxPage)
        {
            return Error.Invalid("query_invalid", "The limit is not valid.", new FieldError("limit", $"It must be 1 to {MaxPage}."));
        }

        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        var items = await ApiKeyRows.ListAsync(connection, after ?? Guid.Empty, limit + 1, cancellationToken);
        return items.Count > limit ? new ApiKeyPage([.. items.Take(limit)], items[limit - 1].Id) : new ApiKeyPage(items, null);
    }

    public async Task<Result<NewApiKey>> CreateAsync(Guid userId, ApiKeyDraft draft, Actor actor, CancellationToken cancellationToken) =>
        Check(draft) is { Count: > 0 } wrong
            ? Error.Invalid("api_key_invalid", "The key cannot be made like this.", wrong)
            : await _transactions.RunAsync(transaction => InsertAsync(transaction, userId, draft, actor), cancellationToken);

    /// <summary>For the operator of the machine, who makes a key for whomever.</summary>
    public async Task<Result<NewApiKey>> CreateForAsync(string userName, ApiKeyDraft draft, Actor actor, CancellationToken cancellationToken)
    {
        var (name, _) = await _users.ReadNameAsync(userName, cancellationToken);
        var found = await _transactions.RunAsync<Guid>(
            async transaction => await UserRows.FindIdAsync(transaction, UserName.KeyOf(name)) is { } id ? id : NoUser, cancellationToken);
        return found.IsSuccess ? await CreateAsync(found.Value, draft, actor, cancellationToken) : found.Error;
    }

    /// <param name="id">Which.</param>
    /// <param name="owner">Whose it must be; null revokes anybody's.</param>
    /// <param name="actor">Who revokes it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<Result> RevokeAsync(Guid id, Guid? owner, Actor actor, CancellationToken cancellationToken) => _transactions.RunAsync(
        async transaction =>
        {
            if (await ApiKeyRows.LockAsync(transaction, id) is not { } key || (owner is not null && key.UserId != owner))
            {
                return NotFound;
            }

            transaction.NoteKey(await ApiKeyRows.DeleteAsync(transaction, id));
            await transaction.AuditAsync(EntryOf(actor, AuditActions.ApiKeyRevoked, key) with { Before = key });
            await transaction.TellAsync(new ApiKeyRevoked(key.Id, key.Name, key.UserId, key.UserName), actor);
            return Result.Success;
        },
        cancellationToken);

    private static Error NoUser => Error.NotFound("user_not_found", "There is no user of this name.");

    // The user is locked, so that a role lost at the same moment is seen.
    private static async Task<Result<NewApiKey>> InsertAsync(IdentityTransaction transaction, Guid userId, ApiKeyDraft draft, Actor actor)
    {
        if (await UserRows.LockAsync(transaction, userId) is not { DisabledAt: null } user)
        {
            return NoUser;
        }

        var beyond = draft.Permissions.Except(ApiKeyScopes.Of(user.Role)).ToList();
        if (beyond.Count > 0)
        {
            return Error.Invalid(
                "api_key_invalid", "The key cannot be made like this.", new FieldError("permissions", $"A key of {user.Name} cannot have {string.Join(", ", beyond)}."));
        }

        var (same, number) = await ApiKeyRows.CountAsync(transaction, userId, draft.Name.Trim());
        if (same > 0 || number >= MaxPerUser)
        {
            return same > 0
                ? Error.Conflict("api_key_exists", $"{user.Name} has a key of this name already.")
                : Error.Conflict("api_keys_full", $"{user.Name} has {MaxPerUser} keys. Revoke some.");
        }

        var token = ApiKeyText.Create();
        var key = KeyOf(token, user, draft, transaction.Now);
        await ApiKeyRows.InsertAsync(transaction, key, SecretToken.HashOf(token));
        await transaction.AuditAsync(EntryOf(actor, AuditActions.ApiKeyCreated, key) with { After = key });
        await transaction.TellAsync(new ApiKeyCreated(key.Id, key.Name, user.Id, user.Name), actor);
        return new NewApiKey(token, key);
    }

    private static ApiKey KeyOf(string token, User user, ApiKeyDraft draft, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Handle = ApiKeyText.HandleOf(token),
        Name = draft.Name.Trim(),
        UserId = user.Id,
        UserName = user.Name,
        Permissions = [.. draft.Permissions.Distinct().Order(StringComparer.Ordinal)],
        CreatedAt = now,
        ExpiresAt = draft.ExpiresInDays is { } days ? now.AddDays(days) : null,
    };

    private static List<FieldError> Check(ApiKeyDraft draft)
    {
        var wrong = new List<FieldError>();
        var name = draft.Name.Trim();
        if (name.Length is 0 or > MaxNameLength || !name.All(character => char.IsLetterOrDigit(character) || NamePunctuation.Contains(character)))
        {
            wrong.Add(new FieldError("name", $"The name needs 1 to {MaxNameLength} letters, digits, spaces and . _ - @ + / : ( ) #"));
        }

        if (draft.Permissions.Count is 0 or > 200)
        {
            wrong.Add(new FieldError("permissions", "Choose what the key may do."));
        }

        if (draft.ExpiresInDays is < 1 or > MaxDays)
        {
            wrong.Add(new FieldError("expiresInDays", $"It must be 1 to {MaxDays}, or left out for a key that does not expire."));
        }

        return wrong;
    }

    private static AuditEntry EntryOf(Actor actor, string action, ApiKey key) =>
        new(actor, action, AuditOutcome.Done) { Target = $"api-key:{key.Id}", TargetName = $"key '{key.Name}' of {key.UserName}" };
}
