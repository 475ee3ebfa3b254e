using Microsoft.AspNetCore.Http;
using Nebula.Functions.Access;
using Nebula.Platform.Errors;
using Nebula.Platform.Identity;
using Nebula.Platform.Settings;

namespace Nebula.Functions.Settings;

/// <summary>
/// Secrets and dangerous settings open doors (which provider vouches for people, where backups go): they ask for somebody who has
/// proved lately who it is. Whoever lacks the permission hears of that first, from the service.
/// </summary>
internal sealed class SettingGuard(SettingService settings, FreshnessCheck freshness)
{
    public Result Check(HttpRequest request, string key)
    {
        var caller = request.GetCaller();
        return settings.IsGuarded(key) && caller.Principal.Has(Permissions.SettingsSecure) ? freshness.Check(caller) : Result.Success;
    }
}
