using System.Net;
using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Nebula.Platform.Identity.Throttling;

namespace Nebula.Platform.Identity.Passkeys;

/// <summary>What every answer of a device meets first: the count by address, and whether the question is alive.</summary>
internal sealed class PasskeyEntry(PasskeyChallenges challenges, LoginThrottle throttle)
{
    /// <summary>Questions, and answers that are wrong, per address and five minutes.</summary>
    public const int AttemptsPerAddress = 30;

    /// <summary>The same for all that can be wrong: it tells nobody whose passkeys there are.</summary>
    public static Error Refused => Error.Forbidden("passkey_refused", "This passkey was not taken. Try again, or sign in another way.");

    public static Error Copied => Error.Forbidden(
        "passkey_copied", "This passkey counts less than before, as a copy of it would: it was not taken. Remove it, and make a new one.");

    private static Error Dead => Error.Forbidden("passkey_question_dead", "This has ended, was used already or was begun in another browser. Begin it again.");

    public Task<Result> AdmitAsync(IPAddress address) => throttle.AdmitAddressAsync("passkey-start", address, AttemptsPerAddress);

    /// <summary>What was noted of the question.</summary>
    public async Task<Result<string>> TakeAsync(PasskeyReply reply, PasskeyPurpose purpose, Sessions.Session? own, CancellationToken cancellationToken)
    {
        var admitted = await throttle.AdmitAddressAsync("passkey", reply.Address, AttemptsPerAddress);
        if (!admitted.IsSuccess)
        {
            return admitted.Error;
        }

        return await challenges.TakeAsync(reply.Browser, purpose, own, cancellationToken) is { } state ? state : Dead;
    }

    public Task ForgiveAsync(IPAddress address) => throttle.ForgiveAddressAsync("passkey", address);

    public static AuditEntry EntryOf(Actor actor, string action, Passkey passkey) =>
        new(actor, action, AuditOutcome.Done) { Target = $"passkey:{passkey.Id}", TargetName = passkey.Name };
}
