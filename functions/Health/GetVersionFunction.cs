using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Health;

internal sealed class GetVersionFunction(ProcessStart start)
{
    [Function("get-version")]
    [Operation("Health", "What runs: its version, its build, since when, and what changed with each version. Nobody outside is asked.")]
    [RequirePermission(Permissions.SettingsRead)]
    [Answers(StatusCodes.Status200OK, typeof(VersionAnswer))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "version")] HttpRequest request) =>
        Task.FromResult(ProblemResults.Json(new VersionAnswer(RunningBuild.Version, RunningBuild.Id, start.At, RunningBuild.Changes)));
}
