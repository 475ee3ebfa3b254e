using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Nebula.Runtime.Discovery;
using Nebula.Runtime.Hosting;
using Nebula.Testing;

namespace Nebula.Runtime.Tests.Hosting;

public sealed class HostJsonTests
{
    [Theory]
    [InlineData("""{ "version": "3.0" }""", "'host.json: version': is '3.0'; write \"2.0\".")]
    [InlineData("{ }", "'host.json: version': is missing; write \"2.0\".")]
    [InlineData("""{ "version": "2.0", "functionTimeout": "soon" }""",
        "'host.json: functionTimeout': is 'soon'; write hh:mm:ss from 00:00:01 to 7.00:00:00 (a day is 1.00:00:00; 24:00:00 are 24 days), or \"-1\" for none.")]
    [InlineData("""{ "version": "2.0", "functionTimeout": "72:00:00" }""", "'host.json: functionTimeout': is '72:00:00'; write hh:mm:ss from")]
    [InlineData("""{ "version": "2.0", "functionTimeout": "24:00:00" }""", "24:00:00 are 24 days")]
    [InlineData("""{ "version": "2.0", "functionTimeout": "00:00:00.5" }""", "'host.json: functionTimeout': is '00:00:00.5'")]
    [InlineData("""{ "version": "2.0", "functions": "one" }""", "'host.json: functions': is 'one'; write a list")]
    [InlineData("""{ "version": "2.0", "logging": { "logLevel": { "default": "Loud" } } }""",
        "'host.json: logging.logLevel.default': is 'Loud'; write Trace, Debug, Information, Warning, Error, Critical or None.")]
    [InlineData("""{ "version": "2.0", "logging": { "fileLoggingMode": "often" } }""", "write never, always or debugOnly.")]
    [InlineData("""{ "version": "2.0", "logging": { "console": { "isEnabled": "perhaps" } } }""", "logging.console.isEnabled': is 'perhaps'; write true or false.")]
    [InlineData("""{ "version": "2.0", "extensions": { "http": { "maxConcurrentRequests": 0 } } }""",
        "'host.json: extensions.http.maxConcurrentRequests': is '0'; write a whole number above 0, or -1 for no limit.")]
    [InlineData("""{ "version": "2.0", "extensions": { "http": { "maxOutstandingRequests": "many" } } }""", "maxOutstandingRequests': is 'many'")]
    [InlineData("""{ "version": "2.0", "extensions": { "http": { "customHeaders": { "X Y": "1" } } } }""", "write a header whose name is letters, digits and -.")]
    [InlineData("""{ "version": "2.0", "extensions": { "http": { "customHeaders": { "X": "a\nb" } } } }""", "write one line of ASCII text.")]
    [InlineData("""{ "version": "2.0", "extensions": { "http": { "customHeaders": { "X": "a\u007fb" } } } }""", "write one line of ASCII text.")]
    [InlineData("""{ "version": "2.0", "extensions": { "http": { "customHeaders": { "": "1" } } } }""", "write a header whose name is letters, digits and -.")]
    [InlineData("""{ "version": "2.0", "extensions": { "http": { "customHeaders": { "content-length": "0" } } } }""",
        "customHeaders.content-length': is '0'; write another header; the server writes this one itself.")]
    [InlineData("""{ "version": "2.0", "extensions": { "http": { "customHeaders": { "Transfer-Encoding": "chunked" } } } }""", "the server writes this one itself.")]
    [InlineData("""{ "version": "2.0", "extensions": { "http": { "customHeaders": { "Connection": "close" } } } }""", "the server writes this one itself.")]
    [InlineData("""{ "version": "2.0", "extensions": { "http": { "hsts": { "isEnabled": true, "maxAge": "long" } } } }""", "hsts.maxAge': is 'long'")]
    [InlineData("""{ "version": "2.0", "sendCanceledInvocationsToWorker": 2 }""", "sendCanceledInvocationsToWorker': is '2'")]
    [InlineData("""{ "version": "2.0", "healthMonitor": { "counterThreshold": 80 } }""", "write a number above 0 and at most 1, such as 0.8.")]
    [InlineData("""{ "version": "2.0", "functionTimeout": "50.00:00:00" }""", "'host.json: functionTimeout': is '50.00:00:00'")]
    [InlineData("""{ "version": "2.0", "singleton": { "listenerLockPeriod": "00:00:04" } }""",
        "'host.json: singleton.listenerLockPeriod': is '00:00:04'; write hh:mm:ss from 00:00:05 to 00:01:00.")]
    [InlineData("""{ "version": "2.0", "singleton": { "listenerLockPeriod": "00:01:01" } }""", "singleton.listenerLockPeriod': is '00:01:01'")]
    [InlineData("""{ "version": "2.0", "singleton": { "listenerLockPeriod": "soon" } }""", "singleton.listenerLockPeriod': is 'soon'")]
    [InlineData("""{ "version": "2.0", "singleton": { "listenerLockRecoveryPollingInterval": "00:00:00" } }""",
        "'host.json: singleton.listenerLockRecoveryPollingInterval': is '00:00:00'; write hh:mm:ss from 00:00:01 to 1.00:00:00")]
    public void Build_WithAValueThatMayNotBe_NamesKeyAndValueAndSaysWhatToWrite(string hostJson, string expected)
    {
        var refusal = Assert.Throws<InvalidFunctionsException>(() => RunningApp.Build([], hostJson: hostJson));

        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_WithSeveralProblems_TellsThemWithThoseOfTheFunctions()
    {
        const string hostJson = """{ "version": "1.0", "functionTimeout": "x", "logging": { "logLevel": { "A": "B" } } }""";

        var refusal = Assert.Throws<InvalidFunctionsException>(() => RunningApp.Build([typeof(Startup.NoTrigger)], hostJson: hostJson));

        Assert.StartsWith("The app cannot start. 4 problem(s):", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("'no-trigger'", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("extensions:http:maxConcurrentRequests", "AzureFunctionsJobHost__extensions__http__maxConcurrentRequests")]
    [InlineData("singleton:listenerLockPeriod", "AzureFunctionsJobHost__singleton__listenerLockPeriod")]
    public void Build_WithAWrongOverride_NamesTheSetting(string key, string expected)
    {
        var refusal = Assert.Throws<InvalidFunctionsException>(() => RunningApp.Build([], args: $"--AzureFunctionsJobHost:{key}=none"));

        Assert.Contains($"'{expected}': is 'none'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_WithAnEmptyOverride_IsNotPassedOver()
    {
        var refusal = Assert.Throws<InvalidFunctionsException>(() => RunningApp.Build(
            [], hostJson: """{ "version": "2.0", "functionTimeout": "00:05:00" }""", args: "--AzureFunctionsJobHost:functionTimeout="));

        Assert.Contains("'AzureFunctionsJobHost__functionTimeout': is ''; write hh:mm:ss", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_WithAFileThatIsNoJson_NamesTheFileAndTheLine()
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => RunningApp.Build([], hostJson: "{ \"version\": }"));

        Assert.Contains("host.json cannot be read:", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("LineNumber: 0", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_WithOverridesOfNestedKeysAndArrays_TakesTheSettings()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(
            folder.At("host.json"),
            """{ "version": "2.0", "functions": ["a", "b"], "extensions": { "http": { "hsts": { "isEnabled": true, "excludedHosts": ["x"] } } } }""");
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AzureFunctionsJobHost:functions:1"] = "c",
            ["AzureFunctionsJobHost:functions:2"] = "d",
            ["AzureFunctionsJobHost:extensions:http:hsts:maxAge"] = "10",
            ["AzureFunctionsJobHost:extensions:http:hsts:excludedHosts:0"] = "y",
            ["AzureFunctionsJobHost:extensions:http:customHeaders:X-Frame-Options"] = "DENY",
            ["AzureFunctionsJobHost:functionTimeout"] = "-1",
        }).Build();

        var hostJson = HostJson.Read(folder.Path, settings);

        Assert.Equal(["a", "c", "d"], hostJson.Root.GetSection("functions").GetChildren().Select(entry => entry.Value));
        Assert.Equal(TimeSpan.FromDays(10), hostJson.Http.Hsts!.MaxAge);
        Assert.Equal(["y"], hostJson.Http.Hsts.ExcludedHosts);
        Assert.Equal("DENY", hostJson.Http.CustomHeaders["x-frame-options"]);
        Assert.Null(hostJson.FunctionTimeout);
        Assert.Empty(hostJson.Problems);
    }

    [Theory]
    [InlineData("""{ "version": "2.0", "extensionBundle": { "id": "x" } }""", "Information Host.Startup: host.json: extensionBundle is ignored: extensions are part of the app.")]
    [InlineData("""{ "version": "2.0", "watchFiles": ["a"], "aggregator": { "batchSize": 1 } }""", "Information Host.Startup: host.json: aggregator is ignored:")]
    [InlineData("""{ "version": "2.0", "logging": { "fileLoggingMode": "always" } }""", "logging.fileLoggingMode is ignored: no log files are written")]
    [InlineData("""{ "version": "2.0", "healthMonitor": { "enabled": true } }""", "healthMonitor.enabled is ignored:")]
    [InlineData("""{ "version": "2.0", "sendCanceledInvocationsToWorker": true }""", "sendCanceledInvocationsToWorker is ignored: who leaves the line is not run for.")]
    [InlineData("""{ "version": "2.0", "extensions": { "http": { "maxConcurrentRequests": 5 } } }""",
        "Warning Host.Http: host.json: extensions.http.maxConcurrentRequests without maxOutstandingRequests")]
    [InlineData("""{ "version": "2.0", "functionTimeOut": "00:01:00", "fuctionTimeout": "00:01:00" }""",
        "Warning Host.Startup: host.json: unknown key fuctionTimeout: did you mean 'functionTimeout'?")]
    [InlineData("""{ "version": "2.0", "somethingElse": 1 }""", "Warning Host.Startup: host.json: unknown key somethingElse: it is not known.")]
    [InlineData("""{ "version": "2.0", "extensions": { "http": { "routPrefix": "x" } } }""", "unknown key extensions.http.routPrefix: did you mean 'routePrefix'?")]
    [InlineData("""{ "version": "2.0", "singleton": { "lockPeriod": "00:00:15" } }""", "Information Host.Startup: host.json: singleton.lockPeriod is ignored:")]
    [InlineData("""{ "version": "2.0", "singleton": { "lockAcquisitionTimeout": "x" } }""", "host.json: singleton.lockAcquisitionTimeout is ignored:")]
    [InlineData("""{ "version": "2.0", "singleton": { "lockAcquisitionPollingInterval": "x" } }""", "singleton.lockAcquisitionPollingInterval is ignored:")]
    [InlineData("""{ "version": "2.0", "singleton": { "listenerLockPriod": "00:00:15" } }""",
        "Warning Host.Startup: host.json: unknown key singleton.listenerLockPriod: did you mean 'listenerLockPeriod'?")]
    public void Build_WithKeysThatAreNotHeeded_SaysSoOnce(string hostJson, string expected)
    {
        var lines = new LogLines();

        using var host = RunningApp.Build([], builder => Configure(builder, lines), hostJson);

        Assert.Single(lines.All, line => line.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void Build_WithKeysThatAreHeeded_SaysNothingOfThem()
    {
        const string hostJson = """
            {
              "$schema": "x", "version": "2.0", "functionTimeout": "00:05:00", "functions": [], "singleton": { "listenerLockPeriod": "00:00:15" },
              "logging": { "fileLoggingMode": "debugOnly", "console": { "isEnabled": true } }, "sendCanceledInvocationsToWorker": false,
              "healthMonitor": { "counterThreshold": 0.9 }, "extensions": { "durableTask": { "hubName": "x" }, "http": { "routePrefix": "" } }
            }
            """;
        var lines = new LogLines();

        using var host = RunningApp.Build([], builder => Configure(builder, lines), hostJson);

        Assert.DoesNotContain(lines.All, line => line.Contains("host.json", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{ "version": "2.0" }""", 1)]
    [InlineData("""{ "version": "2.0", "logging": { "console": { "isEnabled": false } } }""", 0)]
    public void Console_IsWrittenToUnlessSwitchedOff(string hostJson, int expected)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.At("host.json"), hostJson);

        var builder = new FunctionsApplicationBuilder([], new FunctionsHostLocation("Tests", folder.Path, []));

        Assert.Equal(expected, builder.Services.Count(service =>
            service.ServiceType == typeof(ILoggerProvider) && service.ImplementationType?.Name == "ConsoleLoggerProvider"));
    }

    private static void Configure(FunctionsApplicationBuilder builder, LogLines lines)
    {
        builder.ConfigureFunctionsWebApplication();
        builder.Logging.AddProvider(lines);
    }
}
