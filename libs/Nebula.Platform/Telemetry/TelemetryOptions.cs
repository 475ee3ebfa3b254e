using System.ComponentModel.DataAnnotations;
using Nebula.Platform.Configuration;

namespace Nebula.Platform.Telemetry;

/// <summary>Where traces and metrics go. OpenTelemetry reads it by itself, with its other OTEL_ variables; here it is checked.</summary>
public sealed class TelemetryOptions : IValidatableObject
{
    public const string SectionName = "Telemetry";

    internal const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    [EnvironmentVariable(
        EndpointVariable,
        "An OpenTelemetry collector for traces and metrics. Nothing is sent when it is not set.",
        Label = "Collector",
        Example = "http://127.0.0.1:4317",
        Dangerous = true,
        NeedsRestart = true)]
    public Uri? Endpoint { get; set; }

    [EnvironmentVariable(
        "OTEL_EXPORTER_OTLP_HEADERS",
        "What the collector wants to see with each request, as name=value by commas: its key, mostly. Who runs the collector says where to get one.",
        Label = "Headers for the collector",
        Secret = true,
        NeedsRestart = true)]
    [RegularExpression(@"[^=,\s]+=[^,]+(,[^=,\s]+=[^,]+)*", ErrorMessage = "must be name=value, and more of them apart by commas")]
    public string? Headers { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Endpoint is not (null or { IsAbsoluteUri: true, Scheme: "http" or "https", Host.Length: > 0 }))
        {
            yield return new ValidationResult("must be an http or https URL such as http://127.0.0.1:4317", [nameof(Endpoint)]);
        }
    }
}
