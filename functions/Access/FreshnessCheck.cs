using Nebula.Platform.Errors;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Access;

/// <summary>Whether a caller has proved lately who it is. Our own processes prove it with every call.</summary>
internal sealed class FreshnessCheck(TimeProvider time)
{
    public Result Check(Caller caller)
    {
        if (caller.Principal.Kind == PrincipalKind.ApiKey)
        {
            return Error.Forbidden("person_needed", "No API key may do this: somebody must be signed in and have proved it lately.");
        }

        return caller.Session is null || caller.Session.IsFreshAt(time.GetUtcNow())
            ? Result.Success
            : Error.Forbidden("reauthentication_required", "Confirm that it is you: this act needs your password once more.");
    }
}
