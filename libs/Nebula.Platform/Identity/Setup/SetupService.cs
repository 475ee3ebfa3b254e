using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Nebula.Platform.Identity.Passwords;
using Nebula.Platform.Identity.Sessions;
using Nebula.Platform.Identity.Throttling;
using Nebula.Platform.Identity.Users;

namespace Nebula.Platform.Identity.Setup;

/// <summary>The one way to the first user: a link that the operator of the machine had made, single use, 30 minutes.</summary>
public sealed class SetupService
{
    public static readonly TimeSpan LinkLifetime = TimeSpan.FromMinutes(30);

    /// <summary>Wrong, dead or refused links per address and five minutes.</summary>
    public const int AttemptsPerAddress = 10;

    private const string NewLink = "Make a new one on the machine itself: ./nebula setup-link";

    private readonly SetupStore _store;
    private readonly UserStore _users;
    private readonly PasswordHasher _hasher;
    private readonly LoginThrottle _throttle;
    private readonly SessionService _sessions;
    private readonly TimeProvider _time;

    internal SetupService(
        SetupStore store, UserStore users, PasswordHasher hasher, LoginThrottle throttle, SessionService sessions, TimeProvider time) =>
        (_store, _users, _hasher, _throttle, _sessions, _time) = (store, users, hasher, throttle, sessions, time);

    private static Error Done => Error.Conflict("setup_done", "This installation has its owner. Sign in instead.");

    public Task<SetupState> ReadStateAsync(CancellationToken cancellationToken) => _store.ReadStateAsync(_time.GetUtcNow(), cancellationToken);

    public async Task<Result<SetupLink>> CreateLinkAsync(Actor actor, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        var token = SecretToken.Create();
        var expiresAt = now + LinkLifetime;
        var created = await _store.CreateAsync(Guid.CreateVersion7(now), SecretToken.HashOf(token), now, expiresAt, actor, cancellationToken);
        return created ? new SetupLink(token, expiresAt) : Done;
    }

    /// <summary>Makes the owner and signs it in. Without a living link nothing is told but that.</summary>
    public async Task<Result<OpenedSession>> ClaimAsync(OwnerClaim claim, CancellationToken cancellationToken)
    {
        var admitted = await _throttle.AdmitAddressAsync("setup", claim.Address, AttemptsPerAddress);
        if (!admitted.IsSuccess)
        {
            return admitted.Error;
        }

        // The link before the owner: whoever finds it used then also finds the owner whom it made, and is told so.
        var token = await FindLivingAsync(claim.Token, cancellationToken);
        if (await _users.OwnerExistsAsync(cancellationToken))
        {
            return Done;
        }

        if (!token.IsSuccess)
        {
            return token.Error;
        }

        // The link is good: what follows is its holder correcting a form, which is not guessing.
        await _throttle.ForgiveAddressAsync("setup", claim.Address);
        var owner = await PrepareAsync(claim, cancellationToken);
        if (!owner.IsSuccess)
        {
            return owner.Error;
        }

        var actor = new Actor(PrincipalKind.User, owner.Value.Id.ToString(), owner.Value.Name) { Address = claim.Address.ToString(), TraceId = claim.TraceId };
        return await _store.ClaimAsync(token.Value.Id, owner.Value, _time.GetUtcNow(), actor, cancellationToken) switch
        {
            ClaimOutcome.Created => await SignInAsync(owner.Value, claim, cancellationToken),
            ClaimOutcome.OwnerExists => Done,
            _ => Error.Forbidden("setup_token_expired", $"This setup link has just ended. {NewLink}"),
        };
    }

    private async Task<Result<SetupToken>> FindLivingAsync(string presented, CancellationToken cancellationToken)
    {
        var token = SecretToken.IsPlausible(presented) ? await _store.FindAsync(SecretToken.HashOf(presented), cancellationToken) : null;
        return token switch
        {
            null => Error.Forbidden("setup_token_invalid", $"This is not a setup link of this installation. {NewLink}"),
            { UsedAt: not null } => Error.Forbidden("setup_token_used", $"This setup link was used already. {NewLink}"),
            { SupersededAt: not null } => Error.Forbidden("setup_token_expired", $"A newer setup link took the place of this one. {NewLink}"),
            _ when token.ExpiresAt <= _time.GetUtcNow() => Error.Forbidden("setup_token_expired", $"This setup link has expired. {NewLink}"),
            _ => token,
        };
    }

    private async Task<Result<NewOwner>> PrepareAsync(OwnerClaim claim, CancellationToken cancellationToken)
    {
        var name = claim.Name.Trim();
        var nameError = UserName.Check(name);
        if (nameError is null)
        {
            // NFKC may lengthen a name, or turn one allowed character into others.
            name = await _users.NormalizeAsync(name, cancellationToken);
            nameError = UserName.Check(name);
        }

        var wrong = new[] { nameError, PasswordRules.Check(claim.Password, name) }.OfType<FieldError>().ToList();
        if (wrong.Count > 0)
        {
            return Error.Invalid("owner_invalid", "The name or the password cannot be taken.", wrong);
        }

        var hash = await _hasher.HashAsync(claim.Password, cancellationToken);
        return hash.IsSuccess
            ? new NewOwner(Guid.CreateVersion7(_time.GetUtcNow()), name, UserName.KeyOf(name), hash.Value)
            : hash.Error;
    }

    private async Task<Result<OpenedSession>> SignInAsync(NewOwner owner, OwnerClaim claim, CancellationToken cancellationToken)
    {
        await _users.RememberAddressAsync(owner.Id, AddressGroup.Of(claim.Address), _time.GetUtcNow(), cancellationToken);
        var user = new User { Id = owner.Id, Name = owner.Name, Role = Role.Owner };
        var draft = new SessionDraft(user, SignInMethod.SetupLink, claim.Address, claim.UserAgent) { TraceId = claim.TraceId };
        return await _sessions.OpenAsync(draft, cancellationToken);
    }
}
