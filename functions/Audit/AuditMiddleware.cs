using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Platform.Audit;
using Nebula.Platform.Secrets.Masking;

namespace Nebula.Functions.Audit;

/// <summary>
/// Tells the audit log what was refused and what failed; what was done, its service writes. It stands outside of access, so that it
/// sees whom access turned away. A stranger who reads without a credential is no news.
/// </summary>
internal sealed class AuditMiddleware(Lazy<AuditTable> table, RefusalBook book, SessionCookie cookie, SecretMask mask) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        try
        {
            await next(context);
        }
        catch (Exception exception) when (!http.RequestAborted.IsCancellationRequested)
        {
            // Half an answer is out, so nothing has made a problem of it.
            Judge(context, http, StatusCodes.Status500InternalServerError, "answer_broken", exception.GetType().Name);
            throw;
        }

        if ((context.GetInvocationResult().Value as ProblemResult ?? ProblemResult.WrittenTo(http)) is { } problem)
        {
            Judge(context, http, problem.Status, problem.Error.Code, problem.Error.Detail);
        }
    }

    private void Judge(FunctionContext context, HttpContext http, int status, string code, string detail)
    {
        var function = context.FunctionDefinition.Name;
        var act = table.Value.Find(function);
        if (act is null && !IsNews(http, status))
        {
            return;
        }

        var outcome = status >= StatusCodes.Status500InternalServerError ? AuditOutcome.Failed : AuditOutcome.Refused;
        var named = RefusedTarget.Of(http);
        var entry = new AuditEntry(http.Request.GetActor(), act?.Action ?? AuditActions.AccessRefused, outcome)
        {
            Target = named?.Target ?? (act is null ? $"function:{function}" : TargetOf(act, http)),
            TargetName = named?.Name,
            Detail = mask.Records.Apply($"{code}: {detail}"),
        };
        book.Add(entry, code);
    }

    private bool IsNews(HttpContext http, int status) => status switch
    {
        StatusCodes.Status403Forbidden => true,
        StatusCodes.Status401Unauthorized => http.Request.Headers.Authorization.Count > 0 || cookie.Read(http.Request) is not null,
        _ => false,
    };

    private static string? TargetOf(AuditedAct act, HttpContext http) =>
        act.Target is { } kind && Guid.TryParseExact(http.Request.RouteValues["id"] as string, "D", out var id) ? $"{kind}:{id}" : null;
}
