using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Tests.Access;

public sealed class AccessTableTests
{
    [Fact]
    public void Of_OurOwnFunctions_IsSound() => Assert.NotNull(AccessTable.Of(typeof(AccessTable).Assembly));

    [Fact]
    public void Of_FunctionsWithoutASoundRule_NamesEachOfThem()
    {
        var exception = Assert.Throws<InvalidOperationException>(
            () => AccessTable.Of([typeof(Silent), typeof(TwoMinded), typeof(Inventive), typeof(Hasty), typeof(Sound)]));

        Assert.Contains("silent (Silent.Run) names neither", exception.Message, StringComparison.Ordinal);
        Assert.Contains("two-minded (TwoMinded.Run) names both", exception.Message, StringComparison.Ordinal);
        Assert.Contains("inventive (Inventive.Run) asks for the permission 'rule.the-world', which does not exist", exception.Message, StringComparison.Ordinal);
        Assert.Contains("hasty (Hasty.Run) is public and names [RequireFreshSession]", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sound", exception.Message.Replace("a sound access rule", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Of_Timer_NeedsNoRule() => Assert.Null(AccessTable.Of([typeof(Clock)]).Find("clock"));

    [Fact]
    public void Find_KnownFunction_IsItsRule()
    {
        var table = AccessTable.Of([typeof(Sound)]);

        Assert.Equal(Permissions.StatusRead, table.Find("sound")?.Permission);
        Assert.Null(table.Find("unheard-of"));
    }

    private sealed class Silent
    {
        [Function("silent")]
        public static Task Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => Task.FromResult(request);
    }

    private sealed class TwoMinded
    {
        [Function("two-minded")]
        [PublicAccess("why not")]
        [RequirePermission(Permissions.StatusRead)]
        public static Task Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => Task.FromResult(request);
    }

    private sealed class Inventive
    {
        [Function("inventive")]
        [RequirePermission("rule.the-world")]
        public static Task Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => Task.FromResult(request);
    }

    private sealed class Hasty
    {
        [Function("hasty")]
        [PublicAccess("why not")]
        [RequireFreshSession]
        public static Task Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => Task.FromResult(request);
    }

    private sealed class Sound
    {
        [Function("sound")]
        [RequirePermission(Permissions.StatusRead)]
        public static Task Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => Task.FromResult(request);
    }

    private sealed class Clock
    {
        [Function("clock")]
        public static Task Run([TimerTrigger("0 0 * * * *")] TimerInfo timer) => Task.FromResult(timer);
    }
}
