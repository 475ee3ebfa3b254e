using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using Nebula.Platform.Configuration;
using Nebula.Platform.Secrets.Masking;
using Npgsql;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Nebula.Platform.Telemetry;

public static class TelemetryRegistration
{
    /// <summary>Console lines that carry the trace id, from the level on that the setting says, also when it changes.</summary>
    public static IServiceCollection AddNebulaLogging(this IServiceCollection services)
    {
        services.TryAddSingleton<SecretMask>();
        services.AddLogging(logging =>
        {
            logging.Configure(options => options.ActivityTrackingOptions = ActivityTrackingOptions.TraceId);

            // It tells every statement at information, some thousand an hour.
            logging.AddFilter("Npgsql", LogLevel.Warning);
            logging.AddConsole(options => options.FormatterName = LineFormatter.FormatterName);
            logging.AddConsoleFormatter<LineFormatter, ConsoleFormatterOptions>(options => options.IncludeScopes = true);
        });
        services.AddNebulaOptions<LogOptions>(LogOptions.SectionName);
        services.AddSingleton<IPostConfigureOptions<LoggerFilterOptions>>(provider =>
            new LogLevelFilter(provider.GetRequiredService<IOptionsFactory<LogOptions>>()));
        services.AddSingleton<IOptionsChangeTokenSource<LoggerFilterOptions>>(provider =>
            new ConfigurationChangeTokenSource<LoggerFilterOptions>(provider.GetRequiredService<IConfiguration>()));
        return services.AddNebulaOptions<TelemetryOptions>(TelemetryOptions.SectionName);
    }

    /// <summary>
    /// Traces and metrics by OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names a collector. Otherwise OpenTelemetry is not there at
    /// all, and costs nothing.
    /// </summary>
    public static IServiceCollection AddNebulaTelemetry(this IServiceCollection services, IConfiguration configuration, string serviceName)
    {
        if (string.IsNullOrEmpty(configuration[TelemetryOptions.EndpointVariable]))
        {
            return services;
        }

        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(serviceName))
            .WithTracing(tracing => tracing.AddAspNetCoreInstrumentation(options => options.Filter = IsTold).AddHttpClientInstrumentation().AddNpgsql().AddOtlpExporter())
            .WithMetrics(metrics => metrics
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation()
                .AddMeter("Npgsql", "Nebula.*")
                .AddOtlpExporter());
        return services;
    }

    // Their addresses carry a token, which is for nobody's eyes.
    private static bool IsTold(HttpContext context) => !context.Request.Path.StartsWithSegments("/api/push");
}
