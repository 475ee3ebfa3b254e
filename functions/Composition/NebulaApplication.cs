using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Nebula.Functions.Access;
using Nebula.Functions.Audit;
using Nebula.Functions.Events;
using Nebula.Functions.Health;
using Nebula.Functions.Http;
using Nebula.Functions.SecondFactor;
using Nebula.Functions.Settings;
using Nebula.Functions.Streams;
using Nebula.Homelab;
using Nebula.Homelab.Discovery;
using Nebula.Homelab.FireDrills;
using Nebula.Homelab.Status;
using Nebula.Platform.Automations;
using Nebula.Platform.Backups.Scheduling;
using Nebula.Platform.Cache;
using Nebula.Platform.Configuration;
using Nebula.Platform.Dashboards;
using Nebula.Platform.Database;
using Nebula.Platform.Events;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.ForwardAuth;
using Nebula.Platform.Identity.Oidc;
using Nebula.Platform.Identity.Passkeys;
using Nebula.Platform.Integrations;
using Nebula.Platform.Notifications;
using Nebula.Platform.Secrets;
using Nebula.Platform.ServiceMap;
using Nebula.Platform.Settings;
using Nebula.Platform.Telemetry;

namespace Nebula.Functions.Composition;

/// <summary>What this app is made of: a line a feature, and the way of every request.</summary>
internal static class NebulaApplication
{
    public static void AddNebula(this FunctionsApplicationBuilder builder)
    {
        ConfigurationFault.EndWithOneLine();
        builder.Configuration.AddDotEnv();
        builder.Configuration.AddRuntimeStorage();
        builder.Services.AddNebulaLogging();
        builder.Services.AddNebulaDatabase(HomelabMigrations.Source);
        builder.Services.AddNebulaCache();
        builder.Services.AddSecrets();
        builder.Services.AddEvents("nebula-functions");
        builder.Services.AddAutomations();
        builder.Services.AddHealth();
        builder.Services.AddIdentity();
        builder.Services.AddAccess();
        builder.Services.AddSecondFactor();
        builder.Services.AddAuditFunctions();
        builder.Services.AddBackups();
        builder.Services.AddStreams();
        builder.Services.AddDiscovery();
        builder.Services.AddServiceMap();
        builder.Services.AddDashboards();
        builder.Services.AddIntegrations();
        builder.Services.AddStatus();
        builder.Services.AddNotifications();
        builder.Services.AddFireDrills();
        builder.Services.AddOidc();
        builder.Services.AddPasskeys();
        builder.Services.AddForwardAuth();
        builder.Services.AddHostedService<StartupMemory>();
        builder.AddSettings();
        builder.Services.AddSettingFunctions();
        builder.Services.AddNebulaTelemetry(builder.Configuration, "nebula-functions");
    }

    /// <summary>From the outside in. Access comes after the database, which it asks for sessions.</summary>
    public static void UseNebula(this IFunctionsWorkerApplicationBuilder builder)
    {
        builder.UseMiddleware<SecurityHeadersMiddleware>();
        builder.UseMiddleware<OutboxMiddleware>();
        builder.UseMiddleware<AuditMiddleware>();
        builder.UseMiddleware<ExceptionMiddleware>();
        builder.UseMiddleware<DatabaseMiddleware>();
        builder.UseMiddleware<AccessMiddleware>();
    }
}
