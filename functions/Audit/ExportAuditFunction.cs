using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Audit.Reading;
using Nebula.Platform.Errors;
using Nebula.Platform.Identity;
using Nebula.Platform.Json;

namespace Nebula.Functions.Audit;

/// <summary>Writes a chunk at a time as the client takes it, so that its size is no matter.</summary>
internal sealed class ExportAuditFunction(AuditLog log)
{
    [Function("export-audit")]
    [RequirePermission(Permissions.AuditExport)]
    [Audited(AuditActions.AuditExported)]
    [Operation("Audit", "All entries that the filter lets through, oldest first, as a file.")]
    [QueryParameter("format", typeof(string), "ndjson (default) or csv.")]
    [QueryParameter("actor", typeof(string), "The actor's name at that time, or its id.")]
    [QueryParameter("action", typeof(string), "The act: monitors.pause.")]
    [QueryParameter("target", typeof(string), "The thing acted on, kind:id; its history.")]
    [QueryParameter("outcome", typeof(string), "done, refused or failed.")]
    [QueryParameter("from", typeof(DateTimeOffset), "Not before this time.")]
    [QueryParameter("to", typeof(DateTimeOffset), "Before this time.")]
    [QueryParameter("text", typeof(string), "What a name, a detail, an address or a value contains.")]
    [Answers(StatusCodes.Status200OK)]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["query_invalid"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "audit/export")] HttpRequest request, CancellationToken cancellationToken)
    {
        var query = request.GetAuditQuery();
        if (!query.IsSuccess)
        {
            return ProblemResults.Problem(query.Error);
        }

        var format = request.GetQuery("format") ?? "ndjson";
        if (format is not ("ndjson" or "csv"))
        {
            return ProblemResults.Problem(Error.Invalid("query_invalid", "The format is not known.", new FieldError("format", "It must be ndjson or csv.")));
        }

        // The first row before the first byte: what fails until then is a problem like any other.
        await using var items = log.ExportAsync(query.Value, request.GetActor(), cancellationToken).GetAsyncEnumerator(cancellationToken);
        var more = await items.MoveNextAsync();
        var response = request.HttpContext.Response;
        response.ContentType = format == "csv" ? "text/csv; charset=utf-8" : "application/x-ndjson";
        response.Headers.ContentDisposition = $"attachment; filename=\"nebula-audit.{format}\"";
        if (format == "csv")
        {
            await response.WriteAsync(AuditCsv.Header, Encoding.UTF8, cancellationToken);
        }

        for (; more; more = await items.MoveNextAsync())
        {
            var line = format == "csv" ? AuditCsv.Line(items.Current) : JsonSerializer.Serialize(items.Current, NebulaJson.Options) + "\n";
            await response.WriteAsync(line, Encoding.UTF8, cancellationToken);
        }

        return Results.Empty;
    }
}
