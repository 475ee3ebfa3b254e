using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Nebula.Runtime.Analyzers;

/// <summary>
/// Error: the host would refuse it, or does silently otherwise. Warning: it surprises. Messages say what is wrong and
/// what to write instead; {0} is the function.
/// </summary>
internal static class FunctionDiagnostics
{
    private const string Category = "Functions";

    public static readonly DiagnosticDescriptor NoTrigger = new(
        "NBF001", "A function has one trigger",
        "'{0}' has no trigger; put [HttpTrigger] or [TimerTrigger] on one parameter",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor ManyTriggers = new(
        "NBF002", "A function has one trigger",
        "'{0}' has several triggers ({1}); make one function for each",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor FunctionName = new(
        "NBF003", "The host takes this name for no function",
        "'{0}' is no name for a function; write a letter, then letters, digits, _ or -, 128 at most, and not 'host'",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor DuplicateName = new(
        "NBF004", "Each function has its own name",
        "'{0}' is the name of {1}, too; give each its own",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor BindingName = new(
        "NBF005", "The host takes this name for no binding",
        "'{0}': '{1}' is no name for a binding; write a letter, then letters and digits, 128 at most",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor NotPublic = new(
        "NBF006", "A function is a public method",
        "'{0}': {1} is not public, and the worker finds only public methods; make it public",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor Nested = new(
        "NBF007", "A function's class is not nested",
        "'{0}': {1} is nested in another class, and the worker reads top-level classes only; move it out",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor GenericOrAbstract = new(
        "NBF008", "A function is a method of a class that can be made",
        "'{0}': {1} is generic or abstract; write a method of a class that can be made",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor Overloaded = new(
        "NBF009", "A function's method has no overloads",
        "'{0}': {1} has overloads, and the worker finds a method by its name alone; rename one",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor Constructors = new(
        "NBF010", "A function's class has one public constructor",
        "'{0}': {1} has not just one public constructor; keep one, or mark one with [ActivatorUtilitiesConstructor]",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor ByReference = new(
        "NBF011", "Parameters are passed by value",
        "'{0}': '{1}' is passed by reference; pass it by value",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor TriggerParameter = new(
        "NBF012", "The trigger's parameter has the trigger's type",
        "'{0}': trigger parameter '{1}' is a {2}; take {3}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor ValueTask = new(
        "NBF020", "The worker never awaits a ValueTask",
        "'{0}' returns a ValueTask, which the worker never awaits; return Task or Task<T>",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor AsyncVoid = new(
        "NBF021", "Nobody awaits async void",
        "'{0}' is async void: the host takes it for done at its first await; return Task",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor WritesNothing = new(
        "NBF022", "The result of an HTTP function is an IResult or an IActionResult",
        "'{0}' returns {1}, of which the worker writes nothing; return an IResult, such as Results.Json(value)",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor HttpResultMissing = new(
        "NBF023", "The HTTP answer among several outputs is marked",
        "'{0}' returns {1}, none of whose properties is marked as the answer; put [HttpResult] on {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor ManyAnswers = new(
        "NBF024", "A request has one answer",
        "'{0}' has several HTTP results ({1}); keep one of them",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor LevelMissing = new(
        "NBF030", "Write the authorization level",
        "'{0}' names no level, so the host takes Function and asks for a key; write AuthorizationLevel.Function, or the one you mean, first",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor HttpMethod = new(
        "NBF031", "No request has this method",
        "'{0}': '{1}' is no HTTP method, so no request meets it; write {2}, each as a string of its own",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor ReservedRoute = new(
        "NBF032", "The host keeps this route for itself",
        "'{0}': route '{1}' starts with '{2}', which the host keeps for itself; write manage/… or ops/…",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor OptionalRouteParameter = new(
        "NBF033", "An optional route parameter may be missing",
        "'{0}': '{1}' is optional in the route, and its parameter takes no null; make it nullable or give it a default",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor RouteParameterUnused = new(
        "NBF034", "No parameter takes this route parameter",
        "'{0}': no parameter takes '{1}' of the route; name one so, or read request.RouteValues",
        Category, DiagnosticSeverity.Info, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor HttpContext = new(
        "NBF035", "The worker fills no HttpContext",
        "'{0}': the worker leaves the HttpContext '{1}' null; take an HttpRequest, or a FunctionContext and its GetHttpContext()",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor MvcFromBody = new(
        "NBF036", "The worker ignores FromBody of Microsoft.AspNetCore.Mvc",
        "'{0}': the worker ignores FromBody of Microsoft.AspNetCore.Mvc on '{1}'; use Microsoft.Azure.Functions.Worker.Http.FromBody",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor IgnoredAttribute = new(
        "NBF037", "The worker ignores this attribute",
        "'{0}': the worker ignores {2} on '{1}'; {3}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor NeedlessAttribute = new(
        "NBF038", "The worker ignores this attribute",
        "'{0}': the worker ignores {2} on '{1}' and fills it by name from route, query and body; remove the attribute",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor BodyReadTwice = new(
        "NBF039", "A body is read once",
        "'{0}' reads the request's body besides [FromBody] '{1}', which has read it to its end; use one of them",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor HttpRetry = new(
        "NBF040", "HTTP functions are not retried",
        "'{0}' has a retry attribute, which HTTP functions do not heed; remove it",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor UnconstrainedRouteParameter = new(
        "NBF041", "Text of another type in the route answers 500",
        "'{0}': '{1}' takes any text of the route, and what is no {2} answers 500; write {{{1}:{3}}}, which answers 404",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor ValueMayBeMissing = new(
        "NBF042", "A value that is missing answers 500",
        "'{0}': a request without '{1}' answers 500; make it nullable or give it a default",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor RetryValues = new(
        "NBF050", "The host takes no such retry",
        "'{0}': in its retry, {1}; write a count of -1 (no end) or more and intervals such as \"00:00:10\"",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor RunOnStartup = new(
        "NBF051", "RunOnStartup runs at every start",
        "'{0}' runs at every start of every process, after each deployment as well; leave RunOnStartup to development",
        Category, DiagnosticSeverity.Info, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor DurableSubclass = new(
        "NBF060", "Durable Task's abstract types gain members",
        "{0} derives from {1}, which gains abstract members with its versions; use it, do not extend it",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        NoTrigger, ManyTriggers, FunctionName, DuplicateName, BindingName, NotPublic, Nested, GenericOrAbstract, Overloaded,
        Constructors, ByReference, TriggerParameter, ValueTask, AsyncVoid, WritesNothing, HttpResultMissing, ManyAnswers, LevelMissing,
        HttpMethod, ReservedRoute, OptionalRouteParameter, RouteParameterUnused, HttpContext, MvcFromBody, IgnoredAttribute,
        NeedlessAttribute, BodyReadTwice, HttpRetry, UnconstrainedRouteParameter, ValueMayBeMissing, RetryValues,
        RunOnStartup, DurableSubclass,
    ];
}
