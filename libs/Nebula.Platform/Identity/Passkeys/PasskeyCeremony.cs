using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Nebula.Platform.Identity.Passkeys;

/// <summary>
/// WebAuthn by the handler of ASP.NET Core, which asks devices and checks what they answer: challenge, origin, relying party, user presence and
/// verification, signature. Made for each question, since the place is the request's.
/// </summary>
internal sealed partial class PasskeyCeremony(NpgsqlDataSource database, ILogger<PasskeyCeremony> log)
{
    /// <summary>Question and state for a new passkey of the user.</summary>
    public async Task<(JsonObject Options, string State)> AskForNewAsync(PasskeyPlace place, PasskeyHolder holder, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        using var users = UsersOf(connection, cancellationToken);
        var entity = new PasskeyUserEntity { Id = holder.Id.ToString(), Name = holder.Name, DisplayName = holder.Name };
        var asked = await HandlerOf(users, place).MakeCreationOptionsAsync(entity, new DefaultHttpContext());
        return (JsonNode.Parse(asked.CreationOptionsJson)!.AsObject(), asked.AttestationState!);
    }

    /// <summary>Question and state for a passkey that is there: of one user, or of whoever has one.</summary>
    public async Task<(JsonObject Options, string State)> AskAsync(PasskeyPlace place, PasskeyHolder? holder, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        using var users = UsersOf(connection, cancellationToken);
        var asked = await HandlerOf(users, place).MakeRequestOptionsAsync(holder, new DefaultHttpContext());
        return (JsonNode.Parse(asked.RequestOptionsJson)!.AsObject(), asked.AssertionState!);
    }

    /// <summary>Null when it does not answer the question.</summary>
    public async Task<UserPasskeyInfo?> AttestAsync(PasskeyReply reply, string state, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        using var users = UsersOf(connection, cancellationToken);
        var result = await HandlerOf(users, reply.Place).PerformAttestationAsync(new PasskeyAttestationContext
        {
            HttpContext = new DefaultHttpContext(),
            CredentialJson = reply.Credential.ToJsonString(),
            AttestationState = state,
        });
        return Sound(result.Failure) ? result.Passkey : null;
    }

    /// <summary>Null when it does not answer the question, or is of nobody who may sign in.</summary>
    public async Task<PasskeyAssertion?> AssertAsync(PasskeyReply reply, string state, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        using var users = UsersOf(connection, cancellationToken);
        var result = await HandlerOf(users, reply.Place).PerformAssertionAsync(new PasskeyAssertionContext
        {
            HttpContext = new DefaultHttpContext(),
            CredentialJson = reply.Credential.ToJsonString(),
            AssertionState = state,
        });
        return Sound(result.Failure) && result is { Succeeded: true, User: { } user, Passkey: { } passkey }
            ? new PasskeyAssertion(user.Id, passkey.CredentialId, passkey.SignCount, passkey.IsBackedUp)
            : null;
    }

    // The handler makes a failure of whatever goes wrong; with the database gone that would blame the device.
    private bool Sound(PasskeyException? failure)
    {
        if (failure?.InnerException is NpgsqlException or TimeoutException)
        {
            throw failure.InnerException;
        }

        if (failure is not null)
        {
            LogRefused(log, failure.Message);
        }

        return failure is null;
    }

    private static PasskeyHandler<PasskeyHolder> HandlerOf(UserManager<PasskeyHolder> users, PasskeyPlace place) => new(users, Options.Create(new IdentityPasskeyOptions
    {
        ServerDomain = place.Host,
        AuthenticatorTimeout = PasskeyChallenges.Lifetime,
        UserVerificationRequirement = "required",
        ResidentKeyRequirement = "required",
        AttestationConveyancePreference = "none",
        ValidateOrigin = seen => ValueTask.FromResult(!seen.CrossOrigin && seen.TopOrigin is null && seen.Origin == place.Origin),
    }));

    // Of the manager the handler uses the store alone; for passwords and names it has nothing.
    private static UserManager<PasskeyHolder> UsersOf(NpgsqlConnection connection, CancellationToken cancellationToken) => new(
        new PasskeyUserStore(connection, cancellationToken),
        Options.Create(new Microsoft.AspNetCore.Identity.IdentityOptions()),
        passwordHasher: null!,
        userValidators: [],
        passwordValidators: [],
        keyNormalizer: null!,
        new IdentityErrorDescriber(),
        services: null!,
        NullLogger<UserManager<PasskeyHolder>>.Instance);

    [LoggerMessage(Level = LogLevel.Information, Message = "A passkey was refused: {Reason}")]
    private static partial void LogRefused(ILogger logger, string reason);
}
