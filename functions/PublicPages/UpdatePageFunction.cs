using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Homelab.Status.PublicPages;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;

namespace Nebula.Functions.PublicPages;

internal sealed class UpdatePageFunction(PublicPageService pages)
{
    [Function("update-page")]
    [RequirePermission(Permissions.PagesWrite)]
    [Audited(AuditActions.PageUpdated, Target = "page")]
    [Operation("Status pages", "Replaces a status page; published: false takes it from visitors.")]
    [QueryParameter("id", typeof(Guid), "The page's id.", In = "path")]
    [QueryParameter("If-Match", typeof(string), "The version that is replaced, in quotes.", In = "header")]
    [Takes(typeof(PublicPageInput))]
    [Answers(StatusCodes.Status200OK, typeof(PublicPage))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["id_invalid", "page_invalid", "if_match_invalid"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["page_not_found"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["page_changed"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "status/pages/{id:guid}")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var (page, version) = (RouteId.Read(id), request.GetVersion());
        if ((page.Error ?? version.Error) is { } wrong)
        {
            return ProblemResults.Problem(wrong);
        }

        var body = await request.ReadJsonAsync<PublicPageInput>(cancellationToken);
        return body.IsSuccess
            ? (await pages.UpdateAsync(page.Value, version.Value, body.Value, request.GetActor(), cancellationToken)).ToHttp(request)
            : ProblemResults.Problem(body.Error);
    }
}
