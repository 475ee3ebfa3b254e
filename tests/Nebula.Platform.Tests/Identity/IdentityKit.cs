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
using Nebula.Platform.Identity.SecondFactor;
using Nebula.Platform.Identity.Sessions;
using Nebula.Platform.Identity.Setup;
using Nebula.Platform.Identity.Throttling;
using Nebula.Platform.Identity.Users;
using Nebula.Platform.Secrets;
using Nebula.Platform.Tests.Outbound;
using Nebula.Testing;
using Npgsql;
using StackExchange.Redis;
using Role = Nebula.Platform.Identity.Role;

namespace Nebula.Platform.Tests.Identity;

/// <summary>The identity services over a real database and cache, with a clock that the test moves; one is one process.</summary>
internal sealed class IdentityKit
{
    public const string Password = "a few words in a row";

    private static readonly TemporaryFolder KeyFolder = new();

    // One key file for all: rows outlive the kit that wrote them.
    private static readonly Lazy<SecretKeyFile> Keys = new(() => new SecretKeyFile(
        Options.Create(new SecretsOptions { DataFolder = KeyFolder.Path }), TimeProvider.System));

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
        var throttle = Throttle = new LoginThrottle(new MemoryAttemptLedger(Time));
        var cache = new TokenCache<Session>("session", redis, NullLogger<TokenCache<Session>>.Instance);
        var keys = new TokenCache<LivingApiKey>("api-key", redis, NullLogger<TokenCache<LivingApiKey>>.Instance);
        var health = new DatabaseHealth(Options.Create(options), Time);
        Users = new UserStore(database);
        var transactions = Transactions = new IdentityTransactions(database, cache, keys, Time);
        var rule = new SecondFactorRule(Identity);
        Sessions = new SessionService(new SessionStore(database), cache, health, transactions, rule, Time);
        var cipher = new SecretCipher(Keys.Value);
        var codes = new CodeCheck(database, cipher, throttle, Time);
        CodeSignIn = new CodeSignIn(database, Users, codes, transactions, Time);
        SignIn = new SignInService(Users, hasher, throttle, Sessions, CodeSignIn, Time);
        Setup = new SetupService(new SetupStore(database), Users, hasher, throttle, Sessions, Time);
        UserChanges = new UserService(transactions);
        Directory = new UserDirectory(database, Users, hasher, transactions, Time);
        ApiKeys = new ApiKeyService(database, Directory, transactions);
        ApiKeyCheck = new ApiKeyCheck(database, keys, throttle, rule, health, Time);
        Invites = new InviteService(database, Directory, throttle, Sessions, transactions, Time);
        Ownership = new OwnershipService(transactions);
        Resets = new PasswordReset(Directory, hasher, transactions);
        var proof = new ProofCheck(Users, hasher, throttle, codes);
        Account = new AccountService(new SessionStore(database), proof, hasher, transactions, Time);
        SecondFactor = new SecondFactorService(database, cipher, proof, rule, transactions, Time);
        Removal = new SecondFactorRemoval(Directory, transactions);
    }

    public FakeTimeProvider Time { get; }

    public NpgsqlDataSource Database { get; }

    public LoginThrottle Throttle { get; }

    public IdentityTransactions Transactions { get; }

    public UserStore Users { get; }

    public SessionService Sessions { get; }

    public SignInService SignIn { get; }

    public CodeSignIn CodeSignIn { get; }

    public SecondFactorService SecondFactor { get; }

    public SecondFactorRemoval Removal { get; }

    public FixedOptions<IdentityOptions> Identity { get; } = new(new IdentityOptions());

    public SetupService Setup { get; }

    public UserService UserChanges { get; }

    public UserDirectory Directory { get; }

    public AccountService Account { get; }

    public InviteService Invites { get; }

    public ApiKeyService ApiKeys { get; }

    public ApiKeyCheck ApiKeyCheck { get; }

    public OwnershipService Ownership { get; }

    public PasswordReset Resets { get; }

    /// <summary>Somebody of a role whom no row says otherwise of.</summary>
    public static Principal As(Role role) => new() { Kind = PrincipalKind.User, Name = "somebody", Role = role, Granted = RolePermissions.Of(role) };

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

    public async Task<OpenedSession> OpenAsync(User user, string browser = "test") =>
        (await Sessions.OpenAsync(new SessionDraft(user, SignInMethod.Password, Home, browser), default)).Value!;

    /// <summary>A login by password alone.</summary>
    public async Task<Result<OpenedSession>> TryAsync(string name, string password, IPAddress? from = null)
    {
        var step = await StepAsync(name, password, from);
        return step.IsSuccess ? step.Value.Session! : step.Error;
    }

    public Task<Result<SignInStep>> StepAsync(string name, string password = Password, IPAddress? from = null) =>
        SignIn.SignInAsync(new SignIn(name, password, from ?? Home, "test"), default);

    public Task<Session?> FindAsync(OpenedSession opened, SessionUse use = SessionUse.Reading) => Sessions.FindAsync(opened.Token, use, default);

    public async Task<T?> QueryAsync<T>(string sql, object? parameters = null)
    {
        await using var connection = await Database.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<T?>(sql, parameters);
    }
}
