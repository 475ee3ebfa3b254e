using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Nebula.Runtime.Http;
using Nebula.Runtime.Keys;

namespace Nebula.Runtime.Admin;

/// <summary>What the host itself answers: its page, its state, its functions. All but the page and the ping ask for the master key.</summary>
internal static class AdminEndpoints
{
    private static readonly string[] Get = [HttpMethods.Get];
    private static readonly string[] Post = [HttpMethods.Post];
    private static readonly string[] Put = [HttpMethods.Put];
    private static readonly string[] GetAndPost = [HttpMethods.Get, HttpMethods.Post];

    public static void MapAdmin(this WebApplication application)
    {
        // Last in order: a function whose route takes in the root wins.
        var homepage = ActivatorUtilities.CreateInstance<Homepage>(application.Services);
        application.Map("/", homepage.AnswerAsync).WithDisplayName("homepage").WithOrder(int.MaxValue)
            .WithMetadata(new RequiredLevel(AuthorizationLevel.Anonymous));

        var host = ActivatorUtilities.CreateInstance<HostEndpoints>(application.Services);
        application.MapAdmin(GetAndPost, "/admin/host/ping", host.PingAsync, AuthorizationLevel.Anonymous);
        application.MapAdmin(Get, "/admin/host/status", host.StatusAsync);
        application.MapAdmin(Get, "/admin/host/config", host.ConfigAsync);
        application.MapAdmin(Get, "/admin/host/functions.metadata", host.MetadataAsync);
        application.MapAdmin(Post, "/admin/host/synctriggers", host.SyncTriggersAsync);
        application.MapAdmin(Get, "/admin/instance/http-health", host.HealthAsync);
        application.MapAdmin(GetAndPost, "/admin/warmup", host.WarmUpAsync);

        var lifecycle = ActivatorUtilities.CreateInstance<LifecycleEndpoints>(application.Services);
        application.MapAdmin(Post, "/admin/host/drain", lifecycle.DrainAsync);
        application.MapAdmin(Get, "/admin/host/drain/status", lifecycle.DrainStatusAsync);
        application.MapAdmin(Post, "/admin/host/resume", lifecycle.ResumeAsync);
        application.MapAdmin(Get, "/admin/host/state", lifecycle.StateAsync);
        application.MapAdmin(Put, "/admin/host/state", lifecycle.SetStateAsync);
        application.MapAdmin(Post, "/admin/host/restart", lifecycle.RestartAsync);

        var functions = ActivatorUtilities.CreateInstance<FunctionEndpoints>(application.Services);
        application.MapAdmin(Get, "/admin/functions", functions.ListAsync);
        application.MapAdmin(Get, "/admin/functions/{name}", functions.GetAsync);
        application.MapAdmin(Get, "/admin/functions/{name}/status", functions.StatusAsync);
        application.MapAdmin(Post, "/admin/functions/{name}", functions.RunAsync);
    }

    private static void MapAdmin(
        this IEndpointRouteBuilder routes,
        string[] methods,
        string pattern,
        RequestDelegate handler,
        AuthorizationLevel level = AuthorizationLevel.Admin) =>
        routes.MapMethods(pattern, methods, http => AdminAnswer.GuardAsync(http, handler))
            .WithDisplayName(pattern).WithMetadata(new RequiredLevel(level), AlwaysServed.Instance);
}
