using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Identity;
using Nebula.Platform.Settings;

namespace Nebula.Functions.Settings;

internal sealed class ListSettingsFunction(SettingService settings)
{
    [Function("list-settings")]
    [RequirePermission(Permissions.SettingsRead)]
    [Operation("Settings", "Every setting, group by group: its value, where it comes from, and why it cannot be changed here. Values of secrets are not told.")]
    [Answers(StatusCodes.Status200OK, typeof(SettingList))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "settings")] HttpRequest request) =>
        Task.FromResult(ProblemResults.Json(settings.List()));
}
