using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Homelab.Status.PublicPages.Derived;
using Nebula.Platform.Identity;

namespace Nebula.Functions.PublicPages;

internal sealed class GetPublicPageEmbedFunction(PublicPageEmbed embed)
{
    [Function("get-public-page-embed")]
    [PublicAccess("It is framed by pages elsewhere, whose visitors have no account; it tells what visitors of the page see.")]
    [WorksWithoutDatabase]
    [Operation("Status pages", "The small variant of a published status page as HTML without scripts; the edge gives it out at /s/{slug}/embed. Only the page's own list may frame it.")]
    [Answers(StatusCodes.Status200OK)]
    [Answers(StatusCodes.Status404NotFound, Codes = ["page_not_found"])]
    [Answers(StatusCodes.Status503ServiceUnavailable, Codes = ["status_not_loaded"])]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "pages/{slug}/embed")] HttpRequest request, string slug)
    {
        var written = embed.Write(slug);
        if (!written.IsSuccess)
        {
            return Task.FromResult(ProblemResults.Problem(written.Error));
        }

        request.HttpContext.Response.Headers.ContentSecurityPolicy = written.Value.Policy;
        return Task.FromResult(Results.Content(written.Value.Html, "text/html; charset=utf-8"));
    }
}
