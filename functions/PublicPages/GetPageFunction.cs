using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Homelab.Status.PublicPages;
using Nebula.Platform.Identity;

namespace Nebula.Functions.PublicPages;

internal sealed class GetPageFunction(PublicPageService pages)
{
    [Function("get-page")]
    [RequirePermission(Permissions.StatusRead)]
    [Operation("Status pages", "A status page as it is set up.")]
    [QueryParameter("id", typeof(Guid), "The page's id.", In = "path")]
    [Answers(StatusCodes.Status200OK, typeof(PublicPage))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["id_invalid"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["page_not_found"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "status/pages/{id:guid}")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var page = RouteId.Read(id);
        return page.IsSuccess ? (await pages.FindAsync(page.Value, cancellationToken)).ToHttp(request) : ProblemResults.Problem(page.Error);
    }
}
