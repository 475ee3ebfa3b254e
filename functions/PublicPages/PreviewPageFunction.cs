using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Homelab.Status.PublicPages;
using Nebula.Homelab.Status.PublicPages.Live;
using Nebula.Homelab.Status.PublicPages.Views;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;

namespace Nebula.Functions.PublicPages;

internal sealed class PreviewPageFunction(PublicPagesLive pages)
{
    [Function("preview-page")]
    [RequirePermission(Permissions.PagesWrite)]
    [NotAudited("It shows what is in memory and keeps nothing.")]
    [Operation("Status pages", "What visitors would see of a page that is not saved. Changes nothing.")]
    [Takes(typeof(PublicPageInput))]
    [Answers(StatusCodes.Status200OK, typeof(PublicPageView))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["page_invalid"])]
    [Answers(StatusCodes.Status503ServiceUnavailable, Codes = ["status_not_loaded"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "status/pages/preview")] HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await request.ReadJsonAsync<PublicPageInput>(cancellationToken);
        return body.IsSuccess ? pages.Preview(body.Value).ToHttp() : ProblemResults.Problem(body.Error);
    }
}
