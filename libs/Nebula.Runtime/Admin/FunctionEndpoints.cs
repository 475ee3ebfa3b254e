using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Nebula.Runtime.Discovery;
using Nebula.Runtime.Hosting;
using Nebula.Runtime.Logging;
using Nebula.Runtime.Timers;

namespace Nebula.Runtime.Admin;

/// <summary>Tells of the functions, and runs those that no request starts.</summary>
internal sealed class FunctionEndpoints(FunctionCatalog catalog, HostState state, ManualTimerRuns runs, ILoggerFactory loggers)
{
    private readonly ILogger _logger = loggers.CreateLogger(LogCategories.Admin);

    public Task ListAsync(HttpContext http) => AdminAnswer.WriteAsync(http, catalog.All.Select(function => Describe(function, http.Request)));

    public Task GetAsync(HttpContext http) => Find(http) is { } function
        ? AdminAnswer.WriteAsync(http, Describe(function, http.Request))
        : AdminAnswer.EndAsync(http, StatusCodes.Status404NotFound);

    /// <summary>Errors of a function keep the app from starting, so a function that is there has none.</summary>
    public Task StatusAsync(HttpContext http) => Find(http) is not null
        ? AdminAnswer.WriteAsync(http, new { })
        : AdminAnswer.EndAsync(http, StatusCodes.Status404NotFound);

    public async Task RunAsync(HttpContext http)
    {
        // Looked at after the body has come, for which the host may have gone offline.
        var body = await AdminAnswer.ReadAsync(http);
        if (state.Phase is not HostPhase.Running)
        {
            await AdminAnswer.NotRunningAsync(http);
            return;
        }

        if (!IsInvocation(body))
        {
            await AdminAnswer.RefuseAsync(http, StatusCodes.Status400BadRequest, """Send a JSON object such as {"input": "text"}, or {}.""");
            return;
        }

        if (Find(http) is not { } function)
        {
            await AdminAnswer.EndAsync(http, StatusCodes.Status404NotFound);
            return;
        }

        if (catalog.Timers.FirstOrDefault(timer => timer.Function == function) is not { } timer)
        {
            await AdminAnswer.RefuseAsync(
                http, StatusCodes.Status400BadRequest, $"'{function.Name}' is started by requests; send one to {InvokeUrl(function, http.Request)}.");
            return;
        }

        _logger.ManualRun(function.Name);
        runs.Start(timer);
        await AdminAnswer.EndAsync(http, StatusCodes.Status202Accepted);
    }

    private static bool IsInvocation(JsonElement? body) => body is { ValueKind: JsonValueKind.Object } invocation
        && (!invocation.TryGetProperty("input", out var input) || input.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array));

    private RuntimeFunction? Find(HttpContext http) => http.GetRouteValue("name") is string name
        ? catalog.All.FirstOrDefault(function => function.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        : null;

    private FunctionDescription Describe(RuntimeFunction function, HttpRequest request) => new()
    {
        Name = function.Name,
        Href = $"{BaseUrl(request)}/admin/functions/{function.Name}",
        InvokeUrlTemplate = InvokeUrl(function, request),
        Config = FunctionMetadata.Of(function),
        IsDisabled = function.IsDisabled,
    };

    // Lower case, route parameters and all, as the real host writes it.
    private string? InvokeUrl(RuntimeFunction function, HttpRequest request) =>
        catalog.Http.FirstOrDefault(http => http.Function == function) is { } http
            ? $"{BaseUrl(request)}/{http.Pattern.RawText}".ToLowerInvariant()
            : null;

    private static string BaseUrl(HttpRequest request) => $"{request.Scheme}://{request.Host}";
}
