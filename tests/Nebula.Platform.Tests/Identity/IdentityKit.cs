using System.Net;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Nebula.Platform.Audit;
using Nebula.Platform.Database;
using Nebula.Platform.Errors;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Accounts;
using Nebula.Platform.Identity.ApiKeys;
using Nebula.Platform.Identity.Invites;
using Nebula.Platform.Identity.Passwords;
using Nebula.Platform.Identity.Sessions;
using Nebula.Platform.Identity.Setup;
using Nebula.Platform.Identity.Throttling;
using Nebula.Platform.Identity.Users;
using Nebula.Testing;
using Npgsql;
using StackExchange.Redis;
using Role = Nebula.Platform.Identity.Role;

namespace Nebula.Platform.Tests.Identity;

/// <summary>The identity services over a real database and cache, with a clock that the test moves; one is one process.</summary>
internal sealed class IdentityKit
{
    public const string Password = "a few words in a row";

    public static readonly IPAddress Home = IPAddress.Parse("192.0.2.1");

    public IdentityKit(TestDatabase database, IConnectionMultiplexer redis, FakeTimeProvider? time = null, Argon2Cost? cost = null)
        : this(database.DataSource, database.Options, redis, time, cost)
    {
    }

    public IdentityKit(
        NpgsqlDataSource database, PostgresOptions options, IConnectionMultiplexer redis, FakeTimeProvider? time = null, Argon2Cost? cost = null)
    {
        Time = time ?? new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
        Database = database;
        var hasher = new PasswordHasher(cost ?? new Argon2Cost(64, 1));
        var throttle = new LoginThrottle(new MemoryAttemptLedger(Time));
        var cache = new TokenCache<Session>("session", redis, NullLogger<TokenCache<Session>>.Instance);
        var keys = new TokenCache<LivingApiKey>("api-key", redis, NullLogger<TokenCache<LivingApiKey>>.Instance);
        var health = new DatabaseHealth(Options.Create(options), Time);
        Users = new UserStore(database);
        Sessions = new SessionService(new SessionStore(database), cache, health, Time);
        SignIn = new SignInService(Users, hasher, throttle, Sessions, Time);
        Setup = new SetupService(new SetupStore(database), Users, hasher, throttle, Sessions, Time);
        var transactions = new IdentityTransactions(database, cache, keys, Time);
        UserChanges = new UserService(transactions);
        Directory = new UserDirectory(database, Users, hasher, transactions, Time);
        ApiKeys = new ApiKeyService(database, Directory, transactions);
        ApiKeyCheck = new ApiKeyCheck(database, keys, throttle, health, Time);
        Invites = new InviteService(database, Directory, throttle, Sessions, transactions, Time);
        Ownership = new OwnershipService(transactions);
        Resets = new PasswordReset(Directory, hasher, transactions);
        Account = new AccountService(new SessionStore(database), new ProofCheck(Users, hasher, throttle), hasher, transactions, Time);
    }

    public FakeTimeProvider Time { get; }

    public NpgsqlDataSource Database { get; }

    public UserStore Users { get; }

    public SessionService Sessions { get; }

    public SignInService SignIn { get; }

    public SetupService Setup { get; }

    public UserService UserChanges { get; }

    public UserDirectory Directory { get; }

    public AccountService Account { get; }

    public InviteService Invites { get; }

    public ApiKeyService ApiKeys { get; }

    public ApiKeyCheck ApiKeyCheck { get; }

    public OwnershipService Ownership { get; }

    public PasswordReset Resets { get; }

    public static Principal As(Role role) => new() { Kind = PrincipalKind.User, UserId = Guid.CreateVersion7(), Name = "somebody", Role = role, Granted = RolePermissions.Of(role) };

    public Task<Result> DisableAsync(User user) => UserChanges.SetDisabledAsync(user.Id, true, As(Role.Owner), Actor.Nebula, default);

    /// <summary>Puts a user beside the owner.</summary>
    public async Task<User> AddUserAsync(Role role, string? name = null)
    {
        using var hasher = new PasswordHasher(new Argon2Cost(64, 1));
        var user = new User { Id = Guid.CreateVersion7(Time.GetUtcNow()), Name = name ?? $"{role} {Guid.CreateVersion7():N}", Role = role };
        const string insert =
            """
            insert into users (id, name, name_key, role, password_hash, created_at)
            values (@Id, @Name, lower(@Name), @Role, @Hash, @Now)
            """;
        var hash = (await hasher.HashAsync(Password, default)).Value;
        await using var connection = await Database.OpenConnectionAsync();
        await connection.ExecuteAsync(insert, new { user.Id, user.Name, Role = RoleText.Of(role), Hash = hash, Now = Time.GetUtcNow() });
        return user;
    }

    public async Task<OpenedSession> OpenAsync(User user) => await Sessions.OpenAsync(user, Home, "test", null, default);

    public Task<Result<OpenedSession>> TryAsync(string name, string password, IPAddress? from = null) =>
        SignIn.SignInAsync(new SignIn(name, password, from ?? Home, "test"), default);

    public Task<Session?> FindAsync(OpenedSession opened, SessionUse use = SessionUse.Reading) => Sessions.FindAsync(opened.Token, use, default);

    public async Task<T?> QueryAsync<T>(string sql, object? parameters = null)
    {
        await using var connection = await Database.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<T?>(sql, parameters);
    }
}
