using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Settings;

namespace Nebula.Functions.Settings;

internal sealed class SetSettingFunction(SettingService settings, SettingGuard guard)
{
    [Function("set-setting")]
    [RequirePermission(Permissions.SettingsWrite)]
    [Audited(AuditActions.SettingSet)]
    [Operation("Settings", "Sets a setting in the database, which counts above the environment. Secrets and dangerous ones need settings.secure too, and a session that was confirmed lately.")]
    [QueryParameter("If-Match", typeof(string), "The version that is replaced, in quotes; \"0\" for one that was never set here.", In = "header")]
    [Takes(typeof(SetSettingBody))]
    [Answers(StatusCodes.Status200OK, typeof(Setting))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["setting_invalid", "if_match_invalid"])]
    [Answers(StatusCodes.Status403Forbidden, Codes = ["permission_missing", "reauthentication_required", "person_needed"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["setting_not_found"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["setting_changed", "setting_locked"])]
    [Answers(StatusCodes.Status503ServiceUnavailable, Codes = ["secrets_not_configured"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "settings/{key}")] HttpRequest request,
        string key,
        CancellationToken cancellationToken)
    {
        if (guard.Check(request, key) is { IsSuccess: false } refused)
        {
            return ProblemResults.Problem(refused.Error);
        }

        var version = request.GetSettingVersion();
        if (!version.IsSuccess)
        {
            return ProblemResults.Problem(version.Error);
        }

        var body = await request.ReadJsonAsync<SetSettingBody>(cancellationToken);
        return body.IsSuccess
            ? (await settings.SetAsync(key, version.Value, body.Value.Value, request.GetPrincipal(), request.GetActor(), cancellationToken)).ToHttp(request)
            : ProblemResults.Problem(body.Error);
    }
}
