using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Nebula.Runtime.Discovery;

namespace Nebula.Runtime.Tests.Startup;

public sealed class StartupRefusalTests
{
    public static TheoryData<Type, string, string> Refused => new()
    {
        { typeof(TwoTriggers), "two-triggers", "make one function for each" },
        { typeof(NoTrigger), "no-trigger", "has no trigger; put [HttpTrigger] or [TimerTrigger]" },
        { typeof(DuplicateNames), "twin", "DuplicateNames.First and Nebula.Runtime.Tests.Startup.DuplicateNames.Second" },
        { typeof(DuplicateRoutes), "route-two", "as 'route-one'; change one of them" },
        { typeof(ReservedRoutes), "reserved-admin", "starts with 'admin'" },
        { typeof(ReservedRoutes), "reserved-runtime", "starts with 'runtime'" },
        { typeof(BadNames), "1-digit-first", "write a letter, then" },
        { typeof(BadNames), "has space", "write a letter, then" },
        { typeof(BadNames), "HOST", "not 'host'" },
        { typeof(BadNames), "line\n", "write a letter, then" },
        { typeof(BadRoutes), "bad-template", "is not a route template" },
        { typeof(BadRoutes), "bad-constraint", "nope" },
        { typeof(BadTimers), "bad-cron", "'0 */5 * * * *'" },
        { typeof(BadTimers), "never-timer", "names no day that exists" },
        { typeof(BadTimers), "missing-setting", "there is no setting 'NoSuchSchedule'" },
        { typeof(BadTimers), "zero-interval", "the interval must be above zero" },
        { typeof(BadTimers), "endless-interval", "at most 3660.00:00:00" },
        { typeof(BadTimers), "timer-type", "take a TimerInfo" },
        { typeof(BadRetries), "bad-retry", "'soon' is not an interval hh:mm:ss" },
        { typeof(BadRetries), "five-days", "'5' is not an interval hh:mm:ss" },
        { typeof(BadRetries), "bad-count", "write -1 to retry without end" },
        { typeof(BadRetries), "wrong-way-round", "write the shorter one first" },
        { typeof(BadRetries), "http-retry", "which HTTP functions do not heed; remove it" },
        { typeof(BadMethods), "value-task", "return Task or Task<T>" },
        { typeof(BadMethods), "mvc-body", "Microsoft.Azure.Functions.Worker.Http.FromBody" },
        { typeof(BadMethods), "async-void", "nobody awaits it" },
        { typeof(BadMethods), "by-reference", "pass it by value" },
        { typeof(BadMethods), "binding-name", "letters and digits, a letter first" },
        { typeof(BadMethods), "http-method", "'get,post' is no HTTP method; write get, post" },
        { typeof(BadMethods), "generic-method", "BadMethods.Generic is generic or abstract" },
        { typeof(BadMethods), "hidden", "is not public" },
        { typeof(BadMethods), "http-context", "GetHttpContext()" },
        { typeof(BadMethods), "overloaded", "has overloads" },
        { typeof(BadSignatures), "two-answers", "First, Second); keep one of them" },
        { typeof(BadSignatures), "text-trigger", "take an HttpRequest or an HttpRequestData" },
        { typeof(AbstractClass), "abstract-class", "AbstractClass.Run is generic or abstract" },
        { typeof(Binding.NoConverterFunctions), "no-converter", "NoConverter, which does not implement IInputConverter" },
        { typeof(Outer.Nested), "nested", "top-level classes only" },
        { typeof(IgnoredAttributes), "from-header", "read request.Headers" },
        { typeof(IgnoredAttributes), "from-form", "read request.ReadFormAsync()" },
        { typeof(IgnoredAttributes), "from-services", "take the service in the constructor" },
        { typeof(IgnoredAttributes), "from-keyed", "take the service in the constructor" },
        { typeof(IgnoredAttributes), "as-parameters", "take each value as a parameter" },
        { typeof(IgnoredAttributes), "renamed", "give the parameter that name" },
        { typeof(NeedsUnregistered), "needs-unregistered", "builder.Services.AddSingleton<Unregistered>()" },
        { typeof(NeedsUnknownKey), "needs-unknown-key", "TimeProvider 'time', which is no service" },
        { typeof(TwoConstructors), "two-constructors", "mark one with [ActivatorUtilitiesConstructor]" },
        { typeof(UnknownTrigger), "unknown-trigger", "QueueTriggerAttribute is not known to this runtime" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Build_WithAFunctionTheHostRefuses_NamesItAndSaysWhatToWrite(Type type, string function, string hint)
    {
        var build = () => RunningApp.Build([type]);

        var refusal = Assert.Throws<InvalidFunctionsException>(build);
        Assert.Contains(refusal.Message.Split(Environment.NewLine + "  - "), problem =>
            problem.StartsWith($"'{function}': ", StringComparison.Ordinal) && problem.Contains(hint, StringComparison.Ordinal));
    }

    [Fact]
    public void Build_WithManyProblems_TellsThemAllAtOnce()
    {
        var build = () => RunningApp.Build([typeof(TwoTriggers), typeof(NoTrigger), typeof(ReservedRoutes), typeof(BadTimers)]);

        var refusal = Assert.Throws<InvalidFunctionsException>(build);
        Assert.StartsWith("The app cannot start. 10 problem(s)", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_WithOneRouteAndMethodsThatDoNotMeet_IsInOrder()
    {
        using var host = RunningApp.Build([typeof(SameRouteOtherMethods)]);

        var catalog = host.Services.GetRequiredService<FunctionCatalog>();

        Assert.Equal(3, catalog.Http.Count);
    }

    [Fact]
    public void H12_SettingInASchedule_IsReplaced()
    {
        using var host = RunningApp.Build([typeof(ScheduledBySetting)], args: "--Timers:Nightly=0 30 2 * * *");

        var timer = Assert.Single(host.Services.GetRequiredService<FunctionCatalog>().Timers);

        Assert.Equal("0 30 2 * * *", timer.Schedule.Text);
    }

    [Fact]
    public void Build_CalledTwice_IsRefused()
    {
        FunctionsApplicationBuilder? kept = null;
        using var host = RunningApp.Build([], builder => kept = builder.ConfigureFunctionsWebApplication());

        Assert.Throws<InvalidOperationException>(() => kept!.Build());
    }

    [Theory]
    [InlineData("--FunctionsRuntime:TrustedProxies:0=proxy.local", "TrustedProxies")]
    [InlineData("--FunctionsRuntime:MaxRequestBodyBytes=0", "MaxRequestBodyBytes")]
    [InlineData("--FunctionsRuntime:TrustedProxies=hidden", "TrustedProxies")]
    [InlineData("--FunctionsRuntime:ShutdownGrace=00:00:00", "ShutdownGrace")]
    [InlineData("--FunctionsRuntime:ShutdownGrace=24:00:00", "ShutdownGrace")]
    [InlineData("--FunctionsRuntime:RequestHeadersTimeout=72:00:00", "RequestHeadersTimeout")]
    [InlineData("--FunctionsRuntime:Storage=postgres://user:hidden@host/db", "Storage")]
    [InlineData("--FunctionsRuntime:MasterKey=hidden-but-too-short-0123456789", "MasterKey")]
    [InlineData("--FunctionsRuntime:MasterKey=hidden with spaces 0123456789-0123456789", "MasterKey")]
    public async Task Start_WithABadSetting_NamesItAndHidesItsValue(string setting, string key)
    {
        var start = async () =>
        {
            await using var app = await RunningApp.StartAsync([], args: setting);
        };

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(start);

        Assert.Contains($"FunctionsRuntime__{key}", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", refusal.Message, StringComparison.Ordinal);
    }
}
