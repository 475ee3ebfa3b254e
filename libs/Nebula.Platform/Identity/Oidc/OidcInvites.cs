using System.Net;
using Microsoft.Extensions.Options;
using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Nebula.Platform.Events.Kinds;
using Nebula.Platform.Identity.Invites;
using Nebula.Platform.Identity.Users;

namespace Nebula.Platform.Identity.Oidc;

/// <summary>Invitations accepted with an account of the identity provider, which is linked by it: no password is needed, and none is made.</summary>
internal sealed class OidcInvites(IOptionsMonitor<OidcOptions> options, UserDirectory directory, IdentityTransactions transactions)
{
    private static Error Dead => Error.Forbidden("invite_dead", "This invitation was used, withdrawn or has expired. Ask for a new one.");

    /// <summary>Makes the user who was invited, under the name of the invitation.</summary>
    public async Task<Result<User>> AcceptAsync(byte[] hash, OidcIdentity identity, IPAddress address, string? traceId, CancellationToken cancellationToken)
    {
        var invite = await transactions.RunAsync<Invite>(
            async transaction => await InviteRows.FindAsync(transaction.Connection, hash, transaction.Now, transaction.Cancellation) is { } found ? found : Dead,
            cancellationToken);
        if (!invite.IsSuccess)
        {
            return invite.Error;
        }

        var settings = options.CurrentValue;
        var roles = GroupRoles.Parse(settings.Roles).Value!;
        var role = roles.IsConfigured ? roles.Of(identity.Groups) : invite.Value.Role;
        if (role is not { } given)
        {
            return Error.Forbidden("oidc_no_role", $"{settings.Name} has you in no group that may sign in here.");
        }

        // A password that nobody knows, as of whoever a sign-on makes.
        var prepared = await directory.PrepareAsync(new UserDraft(invite.Value.Name, given, SecretToken.Create()), cancellationToken);
        return prepared.IsSuccess
            ? await transactions.RunAsync(transaction => MakeAsync(transaction, hash, prepared.Value, OidcUsers.Normal(identity), address, traceId), cancellationToken)
            : prepared.Error;
    }

    private async Task<Result<User>> MakeAsync(
        IdentityTransaction transaction, byte[] hash, NewUser draft, OidcIdentity identity, IPAddress address, string? traceId)
    {
        if (await InviteRows.TakeAsync(transaction, hash) is not { } taken)
        {
            return Dead;
        }

        var user = new User { Id = draft.Id, Name = draft.Name, Role = draft.Role };
        var actor = OidcUsers.ActorOf(user, address, traceId);
        await transaction.AuditAsync(new AuditEntry(actor, AuditActions.InviteAccepted, AuditOutcome.Done) { Target = $"invite:{taken.Id}", TargetName = taken.Name });
        var created = await UserDirectory.InsertAsync(transaction, draft, actor);
        if (!created.IsSuccess)
        {
            return created.Error;
        }

        var provider = options.CurrentValue.Name;
        if (!await OidcRows.LinkAsync(transaction, identity, user.Id, draft.PasswordHash))
        {
            return Error.Conflict("identity_linked", $"This account of {provider} belongs to a user already: sign in with it. The invitation is still good.");
        }

        await transaction.AuditAsync(OidcUsers.LinkedEntry(actor, user, identity));
        await transaction.TellAsync(new IdentityLinked(user.Id, user.Name, provider), actor);
        return user;
    }
}
