using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Identity;
using Nebula.Platform.Settings;

namespace Nebula.Functions.Settings;

internal sealed class GetSettingHistoryFunction(SettingService settings)
{
    [Function("get-setting-history")]
    [RequirePermission(Permissions.SettingsRead)]
    [Operation("Settings", "Who set and reset a setting and when, the latest first; of secrets without the values.")]
    [QueryParameter("before", typeof(int), "The next of the page before.")]
    [QueryParameter("limit", typeof(int), "1 to 100; default 20.")]
    [Answers(StatusCodes.Status200OK, typeof(SettingHistory))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["query_invalid"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["setting_not_found"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "settings/{key}/history")] HttpRequest request,
        string key,
        CancellationToken cancellationToken)
    {
        var (before, limit) = (request.GetNumber("before", int.MaxValue), request.GetNumber("limit", 20));
        return (before.Error ?? limit.Error) is { } error
            ? ProblemResults.Problem(error)
            : (await settings.HistoryAsync(key, before.Value, limit.Value, cancellationToken)).ToHttp();
    }
}
