using System.Globalization;
using Microsoft.CodeAnalysis;
using Nebula.Runtime.Analyzers;
using Nebula.Testing;

namespace Nebula.Runtime.Tests.Analyzers;

public sealed class FunctionAnalyzerTests
{
    private const string Request = "[HttpTrigger(AuthorizationLevel.Anonymous, \"get\")] HttpRequest request";

    private const string Public = "[Function(\"a\")] public ";

    private const string Timer = "[TimerTrigger(\"0 * * * * *\")] TimerInfo timer";

    /// <summary>The rule, methods of a class that break it alone, and what the message tells to write.</summary>
    public static TheoryData<string, string, string> Members => new()
    {
        { "NBF001", $"{Public}void Run() {{ }}", "put [HttpTrigger] or [TimerTrigger] on one parameter" },
        { "NBF002", $"{Public}void Run({Request}, {Timer}) {{ }}", "several triggers (request, timer); make one function for each" },
        { "NBF003", $"[Function(\"1a\")] public void Run({Request}) {{ }}", "write a letter, then letters, digits, _ or -" },
        { "NBF003", $"[Function(\"HOST\")] public void Run({Request}) {{ }}", "not 'host'" },
        { "NBF004", $"{Public}void One({Request}) {{ }} [Function(\"A\")] public void Two({Request}) {{ }}", "Functions.One, too; give each its own" },
        { "NBF005", $"{Public}void Run({Request.Replace(" request", " the_request", StringComparison.Ordinal)}) {{ }}", "'the_request' is no name for a binding" },
        { "NBF006", $"[Function(\"a\")] internal void Run({Request}) {{ }}", "Run is not public" },
        { "NBF008", $"{Public}void Run<T>({Request}) {{ }}", "Functions.Run is generic or abstract" },
        { "NBF009", $"{Public}void Run({Request}) {{ }} public void Run() {{ }}", "Functions.Run has overloads" },
        { "NBF010", $"public Functions() {{ }} public Functions(IServiceProvider services) {{ }} {Public}void Run({Request}) {{ }}", "mark one with [ActivatorUtilitiesConstructor]" },
        { "NBF010", $"private Functions() {{ }} {Public}void Run({Request}) {{ }}", "keep one" },
        { "NBF011", $"{Public}void Run({Request}, ref int count) {{ }}", "'count' is passed by reference" },
        { "NBF012", $"{Public}void Run([HttpTrigger(AuthorizationLevel.Anonymous, \"get\")] string request) {{ }}", "take an HttpRequest" },
        { "NBF012", $"{Public}void Run([TimerTrigger(\"0 * * * * *\")] string timer) {{ }}", "take a TimerInfo" },
        { "NBF020", $"{Public}ValueTask<IResult> Run({Request}) => new(Results.Ok());", "return Task or Task<T>" },
        { "NBF020", $"{Public}ValueTask Run({Timer}) => default;", "return Task or Task<T>" },
        { "NBF021", $"{Public}async void Run({Timer}) => await Task.Yield();", "return Task" },
        { "NBF022", $"{Public}string Run({Request}) => \"\";", "returns string, of which the worker writes nothing" },
        { "NBF022", $"{Public}Task<Version> Run({Request}) => throw new NotSupportedException();", "Results.Json(value)" },
        { "NBF022", $"{Public}Task<ActionResult<int>> Run({Request}) => throw new NotSupportedException();", "returns ActionResult<int>" },
        { "NBF023", $"public sealed record Outputs(IResult Answer, string Queue); {Public}Outputs Run({Request}) => throw new NotSupportedException();", "put [HttpResult] on Answer" },
        { "NBF024", $"public sealed record Outputs([property: HttpResult] IResult First, HttpResponseData Second); {Public}Outputs Run({Request}) => throw new NotSupportedException();", "(First, Second); keep one of them" },
        { "NBF030", $"{Public}void Run([HttpTrigger(\"get\")] HttpRequest request) {{ }}", "write AuthorizationLevel.Function" },
        { "NBF030", $"{Public}void Run([HttpTrigger] HttpRequest request) {{ }}", "asks for a key" },
        { "NBF031", $"{Public}void Run([HttpTrigger(AuthorizationLevel.Anonymous, \"gets\")] HttpRequest request) {{ }}", "'gets' is no HTTP method" },
        { "NBF031", $"{Public}void Run([HttpTrigger(AuthorizationLevel.Anonymous, \"get,post\")] HttpRequest request) {{ }}", "each as a string of its own" },
        { "NBF032", $"{Public}void Run({Routed("/Administrators")}) {{ }}", "starts with 'admin'" },
        { "NBF032", $"{Public}void Run({Routed("runtime-info")}) {{ }}", "write manage/… or ops/…" },
        { "NBF033", $"{Public}void Run({Routed("x/{id:int?}")}, int id) {{ }}", "make it nullable or give it a default" },
        { "NBF033", $"{Public}void Run({Routed("x/{id?}")}, string id) {{ }}", "'id' is optional" },
        { "NBF034", $"{Public}void Run({Routed("x/{id:regex(^a{{2}}$)}")}) {{ }}", "no parameter takes 'id'" },
        { "NBF035", $"{Public}void Run({Request}, HttpContext http) {{ }}", "GetHttpContext()" },
        { "NBF036", $"{Public}void Run({Request}, [FromBody] string body) {{ }}", "use Microsoft.Azure.Functions.Worker.Http.FromBody" },
        { "NBF037", $"{Public}void Run({Request}, [FromHeader] string? etag) {{ }}", "read request.Headers" },
        { "NBF037", $"{Public}void Run({Request}, [FromForm] string? field) {{ }}", "read request.ReadFormAsync()" },
        { "NBF037", $"{Public}void Run({Request}, [FromServices] TimeProvider time) {{ }}", "take the service in the constructor" },
        { "NBF037", $"{Public}void Run({Request}, [FromKeyedServices(\"k\")] TimeProvider time) {{ }}", "take the service in the constructor" },
        { "NBF037", $"{Public}void Run({Request}, [AsParameters] Version value) {{ }}", "take each value as a parameter" },
        { "NBF037", $"{Public}void Run({Request}, [FromQuery(Name = \"page-size\")] int? size) {{ }}", "give the parameter that name" },
        { "NBF038", $"{Public}void Run({Request}, [FromQuery] int? size) {{ }}", "remove the attribute" },
        { "NBF039", $"{Public}async Task Run({Request}, [WorkerFromBody] Version body) {{ await request.Body.ReadExactlyAsync(new byte[1]); }}", "use one of them" },
        { "NBF039", $"{Public}async Task Run({Request}, [WorkerFromBody] Version body) {{ await request.ReadFromJsonAsync<Version>(); }}", "[FromBody] 'body'" },
        { "NBF040", $"[Function(\"a\"), FixedDelayRetry(3, \"00:00:10\")] public void Run({Request}) {{ }}", "which HTTP functions do not heed; remove it" },
        { "NBF041", $"{Public}void Run({Routed("x/{id}")}, Guid id) {{ }}", "what is no Guid answers 500; write {id:guid}, which answers 404" },
        { "NBF041", $"{Public}void Run({Routed("x/{id?}")}, int? id) {{ }}", "write {id:int}" },
        { "NBF042", $"{Public}void Run({Request}, int page) {{ }}", "a request without 'page' answers 500; make it nullable or give it a default" },
        { "NBF050", $"[Function(\"a\"), FixedDelayRetry(-2, \"00:00:10\")] public void Run({Timer}) {{ }}", "the count is below -1" },
        { "NBF050", $"[Function(\"a\"), FixedDelayRetry(3, \"soon\")] public void Run({Timer}) {{ }}", "'soon' is not an interval hh:mm:ss" },
        { "NBF050", $"[Function(\"a\"), FixedDelayRetry(3, \"5\")] public void Run({Timer}) {{ }}", "'5' is not an interval hh:mm:ss" },
        { "NBF050", $"[Function(\"a\"), ExponentialBackoffRetry(3, \"00:01:00\", \"00:00:10\")] public void Run({Timer}) {{ }}", "the minimum interval is above the maximum" },
        { "NBF051", $"{Public}void Run([TimerTrigger(\"0 * * * * *\", RunOnStartup = true)] TimerInfo timer) {{ }}", "leave RunOnStartup to development" },
    };

    /// <summary>The same for what is not a matter of one class's methods.</summary>
    public static TheoryData<string, string, string> Files => new()
    {
        { "NBF007", $"public class Outer {{ public class Inner {{ {Public}void Run({Request}) {{ }} }} }}", "Inner is nested" },
        { "NBF008", $"public abstract class Abstract {{ {Public}void Run({Request}) {{ }} }}", "Abstract.Run is generic or abstract" },
        { "NBF008", $"public class Generic<T> {{ {Public}void Run({Request}) {{ }} }}", "Generic.Run is generic or abstract" },
        { "NBF060", "namespace Microsoft.DurableTask.Client { public abstract class DurableTaskClient; public class Mine : DurableTaskClient; }", "Mine derives from DurableTaskClient" },
        { "NBF060", "namespace Microsoft.DurableTask { public abstract class TaskOrchestrationContext; public class Mine : TaskOrchestrationContext; }", "use it, do not extend it" },
    };

    /// <summary>What looks like a mistake and is none.</summary>
    public static TheoryData<string> InOrder =>
    [
        $"[Function(\"a-1_B\")] public Task<IResult> Run({Request}, string? q, System.Threading.CancellationToken cancellationToken) => throw new NotSupportedException();",
        $"{Public}Results<int> Run({Request}) => throw new NotSupportedException(); public abstract class Results<T> : IResult {{ public abstract Task ExecuteAsync(HttpContext http); }}",
        $"{Public}Task<ObjectResult> Run({Request}) => throw new NotSupportedException();",
        $"{Public}async Task<object> Run({Request}) => await Task.FromResult(Results.Ok());",
        $"public sealed record Outputs([property: HttpResult] IResult Answer, string Queue); {Public}Outputs Run({Request}) => throw new NotSupportedException();",
        $"public sealed record Outputs(HttpResponseData Answer, string Queue); {Public}Task<Outputs> Run({Request}) => throw new NotSupportedException();",
        $"{Public}HttpResponseData Run([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequestData request) => request.CreateResponse();",
        $"{Public}void Run([HttpTrigger(AuthorizationLevel.Function, \"GET\", \" post \", Route = \"x/{{id?}}/{{n:int=1}}\")] HttpRequest request, string? id, int n, int? page) {{ }}",
        $"{Public}void Run([HttpTrigger(AuthorizationLevel.Admin, Route = \"{{{{x}}}}/{{*rest}}\")] HttpRequest request, string rest, int page_size = 10) {{ }}",
        $"{Public}async Task Run({Request}, [WorkerFromBody] Version body) {{ await request.HttpContext.Response.Body.FlushAsync(); }}",
        $"{Public}async Task Run({Request}) {{ await request.ReadFormAsync(); }}",
        $"[Function(\"a\"), ExponentialBackoffRetry(-1, \"00:00:01\", \"00:01:00\")] public string Run({Timer}) => \"\";",
        $"{Public}static void Run({Request}) {{ }} private Functions() {{ }} private static void Run(int other) {{ }}",
        $"public Functions() {{ }} [ActivatorUtilitiesConstructor] public Functions(TimeProvider time) {{ }} {Public}void Run({Request}) {{ }}",
        "public ValueTask<int> NoFunction(HttpContext http, [FromBody] string body, ref int count) => default;",
    ];

    [Theory]
    [MemberData(nameof(Members))]
    public async Task Analyze_MethodTheHostRefusesOrTurns_SaysWhatToWrite(string id, string members, string hint)
    {
        var diagnostics = await AnalyzedSource.OfMembersAsync(members);

        AssertOnly(id, hint, diagnostics);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Analyze_ClassTheHostRefusesOrTurns_SaysWhatToWrite(string id, string source, string hint)
    {
        var diagnostics = await AnalyzedSource.OfFileAsync(source);

        AssertOnly(id, hint, diagnostics);
    }

    [Theory]
    [MemberData(nameof(InOrder))]
    public async Task Analyze_MethodInOrder_SaysNothing(string members)
    {
        var diagnostics = await AnalyzedSource.OfMembersAsync(members);

        Assert.Empty(diagnostics);
    }

    [Fact]
    public void Rules_EachOfThem_HasATestAndALineInTheDocument()
    {
        var rules = FunctionDiagnostics.All.Select(rule => rule.Id).ToArray();
        var tested = Members.Concat(Files).Select(row => (string)row[0]).ToHashSet();
        var document = Repository.Text("docs/functions-host.md");

        Assert.Equal(rules.Distinct(), rules);
        Assert.Empty(rules.Except(tested));
        Assert.DoesNotContain(rules, id => !document.Contains(id, StringComparison.Ordinal));
    }

    private static string Routed(string route) => $"[HttpTrigger(AuthorizationLevel.Anonymous, \"get\", Route = \"{route}\")] HttpRequest request";

    private static void AssertOnly(string id, string hint, IEnumerable<Diagnostic> diagnostics)
    {
        var only = Assert.Single(diagnostics);
        Assert.Equal(id, only.Id);
        Assert.Contains(hint, only.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }
}
