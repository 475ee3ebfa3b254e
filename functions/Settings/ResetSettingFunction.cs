using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Settings;

namespace Nebula.Functions.Settings;

internal sealed class ResetSettingFunction(SettingService settings, SettingGuard guard)
{
    [Function("reset-setting")]
    [RequirePermission(Permissions.SettingsWrite)]
    [Audited(AuditActions.SettingReset)]
    [Operation("Settings", "Takes the value of the database away, so that the environment, .env or the default counts again; answers what does.")]
    [QueryParameter("If-Match", typeof(string), "The version that is replaced, in quotes.", In = "header")]
    [Answers(StatusCodes.Status200OK, typeof(Setting))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["if_match_invalid"])]
    [Answers(StatusCodes.Status403Forbidden, Codes = ["permission_missing", "reauthentication_required", "person_needed"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["setting_not_found"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["setting_changed", "setting_locked"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "settings/{key}")] HttpRequest request,
        string key,
        CancellationToken cancellationToken)
    {
        if (guard.Check(request, key) is { IsSuccess: false } refused)
        {
            return ProblemResults.Problem(refused.Error);
        }

        var version = request.GetSettingVersion();
        return version.IsSuccess
            ? (await settings.ResetAsync(key, version.Value, request.GetPrincipal(), request.GetActor(), cancellationToken)).ToHttp(request)
            : ProblemResults.Problem(version.Error);
    }
}
