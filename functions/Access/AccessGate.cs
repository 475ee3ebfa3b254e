using Microsoft.AspNetCore.Http;
using Nebula.Functions.Http;
using Nebula.Platform.Database;
using Nebula.Platform.Errors;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Access;

/// <summary>Decides whether a request may reach its function. Deny by default.</summary>
internal sealed class AccessGate(CallerResolver resolver, CrossSiteGuard guard, SessionCookie cookie, FreshnessCheck freshness)
{
    public static Error SecondFactorRequired =>
        Error.Forbidden("second_factor_required", "Admins and owners need a second factor here. Set one up under Account; everything else opens then.");

    public async Task<Result<Caller>> DecideAsync(HttpRequest request, AccessRule rule, CancellationToken cancellationToken)
    {
        var sender = guard.CheckSender(request);
        if (!sender.IsSuccess)
        {
            return sender.Error;
        }

        if (NulCharacter.FindIn(request.Query) is { } nul)
        {
            return nul;
        }

        Caller caller;
        try
        {
            caller = await resolver.ResolveAsync(request, cancellationToken);
        }
        catch (DatabaseUnavailableException) when (rule.IsPublic)
        {
            // The status page answers strangers even with the database gone; so it does a user who cannot be recognised now.
            return Caller.Public;
        }
        catch (DatabaseUnavailableException exception)
        {
            return exception.Error;
        }

        // Also for whoever is turned away: the audit log wants to know who it was.
        request.SetCaller(caller);
        return rule.IsPublic ? AdmitPublic(request, caller) : Admit(request, caller, rule);
    }

    // A public function needs no rights, so a forged request must not bring a session's along.
    private Caller AdmitPublic(HttpRequest request, Caller caller) =>
        caller.Session is { } session && !guard.CheckSession(request, session).IsSuccess ? Caller.Public : caller;

    private Result<Caller> Admit(HttpRequest request, Caller caller, AccessRule rule)
    {
        if (caller.Refused is { } refused)
        {
            return refused;
        }

        if (caller.Principal.Kind == PrincipalKind.Public)
        {
            if (!caller.Expired)
            {
                return Error.Unauthorized("not_signed_in", "Sign in first.");
            }

            cookie.Clear(request);
            return Error.Unauthorized("session_expired", "The session has ended. Sign in again.");
        }

        if (caller.Session is { } session && guard.CheckSession(request, session) is { IsSuccess: false } forged)
        {
            return forged.Error;
        }

        if (caller.Session is { SecondFactorMissing: true } unproved && !caller.Principal.Has(rule.Permission!) && RolePermissions.Of(unproved.Role).Contains(rule.Permission!))
        {
            return SecondFactorRequired;
        }

        if (!caller.Principal.Has(rule.Permission!))
        {
            return Error.Forbidden("permission_missing", $"This needs the permission {rule.Permission}, which {caller.Principal.Name} does not have.");
        }

        return rule.NeedsFreshSession && freshness.Check(caller) is { IsSuccess: false } stale ? stale.Error : caller;
    }
}
