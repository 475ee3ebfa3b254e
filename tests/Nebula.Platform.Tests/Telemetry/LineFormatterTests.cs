using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Nebula.Platform.Secrets.Masking;
using Nebula.Platform.Telemetry;
using OpenTelemetry.Trace;

namespace Nebula.Platform.Tests.Telemetry;

public sealed class LineFormatterTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));
    private readonly SecretMask _mask = new();

    [Fact]
    public void Write_MessageWithValues_IsOneLineWithPairsAndTheTrace()
    {
        var scopes = new LoggerExternalScopeProvider();
        using var scope = scopes.Push(new[] { KeyValuePair.Create("TraceId", (object?)"4bf9"), KeyValuePair.Create("Other", (object?)"x") });

        var line = Format([KeyValuePair.Create("Name", (object?)"a b"), KeyValuePair.Create("Count", (object?)3), KeyValuePair.Create("{OriginalFormat}", (object?)"t")], "Saw a b.", null, scopes);

        Assert.Equal("2026-11-22T10:00:00.000Z warn  Cat Saw a b. Name=\"a b\" Count=3 trace=4bf9\n", line);
    }

    [Fact]
    public void Write_HostileText_CannotForgeALineOrMoveTheCursor()
    {
        var line = Format([KeyValuePair.Create("Name", (object?)"x\"\n2026 fake\u001b[2J")], "a\r\nb\u001b]0;t\u0007\u2028", null, null);

        Assert.Equal(1, line.Count(char.IsControl));
        Assert.Contains("a\\nb\\u001b]0;t\\u0007\\u2028", line);
        Assert.Contains("Name=\"x\\\"\\n2026 fake\\u001b[2J\"", line);
    }

    [Fact]
    public void Write_Exception_StaysOnTheLine()
    {
        var line = Format([], "Failed.", new InvalidOperationException("why"), null);

        Assert.StartsWith("2026-11-22T10:00:00.000Z warn  Cat Failed. exception=\"System.InvalidOperationException: why", line);
        Assert.Equal(1, line.Count(character => character == '\n'));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("http://127.0.0.1:4317", true)]
    public void AddNebulaTelemetry_Endpoint_DecidesWhetherOpenTelemetryIsThere(string? endpoint, bool expected)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint)]).Build();
        var services = new ServiceCollection();

        services.AddNebulaTelemetry(configuration, "probe");

        Assert.Equal(expected, services.Any(service => service.ServiceType == typeof(TracerProvider)));
    }

    [Theory]
    [InlineData("collector")]
    [InlineData("collector:4317")]
    [InlineData("ftp://collector/")]
    public void AddNebulaTelemetry_EndpointIsNoUrl_NamesTheVariable(string endpoint)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("OTEL_EXPORTER_OTLP_ENDPOINT", (string?)endpoint)]).Build();
        var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddNebulaLogging();
        using var provider = services.BuildServiceProvider();

        var failure = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate());

        Assert.StartsWith("OTEL_EXPORTER_OTLP_ENDPOINT: must be an http or https URL", failure.Message);
    }

    private string Format(IReadOnlyList<KeyValuePair<string, object?>> state, string message, Exception? exception, IExternalScopeProvider? scopes)
    {
        var writer = new StringWriter();
        var entry = new LogEntry<IReadOnlyList<KeyValuePair<string, object?>>>(LogLevel.Warning, "Cat", default, state, exception, (_, _) => message);
        new LineFormatter(_time, _mask).Write(entry, scopes, writer);
        return writer.ToString();
    }
}
