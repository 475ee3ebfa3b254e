using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Audit;
using Nebula.Functions.Catalog;
using Nebula.Platform.Audit;
using Nebula.Testing;

namespace Nebula.Functions.Tests.Audit;

public sealed class AuditTableTests
{
    public static TheoryData<string, string> Acts()
    {
        var acts = new TheoryData<string, string>();
        foreach (var function in FunctionCatalog.HttpFunctions(typeof(AccessTable).Assembly))
        {
            if (function.Method.GetCustomAttribute<AuditedAttribute>() is { } audited)
            {
                acts.Add(function.Name, audited.Action);
            }
        }

        return acts;
    }

    [Fact]
    public void Of_OurOwnFunctions_IsSound() => Assert.NotNull(AuditTable.Of(typeof(AccessTable).Assembly));

    [Theory]
    [MemberData(nameof(Acts))]
    public void Of_AuditedFunction_HasAServiceThatWritesItsAct(string function, string action)
    {
        var constant = typeof(AuditActions).GetFields().Single(field => (string)field.GetRawConstantValue()! == action);

        var writers = Repository.Files("*.cs")
            .Where(path => path.StartsWith("libs/", StringComparison.Ordinal) && !path.EndsWith("/AuditActions.cs", StringComparison.Ordinal))
            .Where(path => Repository.Text(path).Contains($"AuditActions.{constant.Name}", StringComparison.Ordinal));

        Assert.True(writers.Any(), $"{function} is [Audited] as {action}, which no service writes when it is done.");
    }

    [Fact]
    public void Of_FunctionsWithoutASoundWord_NamesEachOfThem()
    {
        var exception = Assert.Throws<InvalidOperationException>(
            () => AuditTable.Of([typeof(Silent), typeof(AnyMethod), typeof(TwoMinded), typeof(Inventive), typeof(Shy), typeof(Reader), typeof(Honest)]));

        Assert.Contains("silent (Silent.Run) names neither", exception.Message, StringComparison.Ordinal);
        Assert.Contains("any-method (AnyMethod.Run) names neither", exception.Message, StringComparison.Ordinal);
        Assert.Contains("two-minded (TwoMinded.Run) names both", exception.Message, StringComparison.Ordinal);
        Assert.Contains("inventive (Inventive.Run) names the act 'rule.the-world', which does not exist", exception.Message, StringComparison.Ordinal);
        Assert.Contains("shy (Shy.Run) does not say why", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Reader.Run", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Honest.Run", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_KnownFunction_IsItsAct()
    {
        var table = AuditTable.Of([typeof(Honest), typeof(Reader)]);

        Assert.Equal(new AuditedAct(AuditActions.MonitorPaused, "monitor"), table.Find("honest"));
        Assert.Null(table.Find("reader"));
    }

    private sealed class Silent
    {
        [Function("silent")]
        public static Task Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "patch")] HttpRequest request) => Task.FromResult(request);
    }

    private sealed class AnyMethod
    {
        [Function("any-method")]
        public static Task Run([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => Task.FromResult(request);
    }

    private sealed class TwoMinded
    {
        [Function("two-minded")]
        [Audited(AuditActions.MonitorPaused)]
        [NotAudited("why not")]
        public static Task Run([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequest request) => Task.FromResult(request);
    }

    private sealed class Inventive
    {
        [Function("inventive")]
        [Audited("rule.the-world")]
        public static Task Run([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequest request) => Task.FromResult(request);
    }

    private sealed class Shy
    {
        [Function("shy")]
        [NotAudited(" ")]
        public static Task Run([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequest request) => Task.FromResult(request);
    }

    private sealed class Reader
    {
        [Function("reader")]
        public static Task Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => Task.FromResult(request);
    }

    private sealed class Honest
    {
        [Function("honest")]
        [Audited(AuditActions.MonitorPaused, Target = "monitor")]
        public static Task Run([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequest request) => Task.FromResult(request);
    }
}
