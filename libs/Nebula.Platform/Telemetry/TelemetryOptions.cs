using Nebula.Platform.Configuration;

namespace Nebula.Platform.Telemetry;

/// <summary>Where traces and metrics go. Read by OpenTelemetry itself, with its other OTEL_ variables.</summary>
public sealed class TelemetryOptions
{
    public const string SectionName = "Telemetry";

    internal const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    [EnvironmentVariable(EndpointVariable, "An OpenTelemetry collector for traces and metrics. Nothing is sent when it is not set.", Example = "http://127.0.0.1:4317")]
    public Uri? Endpoint { get; set; }
}
