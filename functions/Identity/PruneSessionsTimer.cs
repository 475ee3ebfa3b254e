using Microsoft.Azure.Functions.Worker;
using Nebula.Platform.Identity.Sessions;
using Nebula.Platform.Identity.Users;

namespace Nebula.Functions.Identity;

/// <summary>Ended sessions open nothing; this only keeps the table small.</summary>
internal sealed class PruneSessionsTimer(SessionService sessions, SignInService signIn, CodeSignIn codes)
{
    [Function("prune-sessions")]
    public async Task Run([TimerTrigger("0 17 3 * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        await sessions.PruneAsync(cancellationToken);
        await codes.PruneAsync(cancellationToken);
        await signIn.ForgetOldAddressesAsync(cancellationToken);
    }
}
