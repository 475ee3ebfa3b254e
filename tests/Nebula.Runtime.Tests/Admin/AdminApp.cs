using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Nebula.Runtime.Admin;

namespace Nebula.Runtime.Tests.Admin;

/// <summary>An app with a master key, and two clients of it: one that has the key and a stranger.</summary>
internal sealed class AdminApp : IAsyncDisposable
{
    private const string MasterKey = "the-master-key-of-a-test-0123456789abcdef";

    private AdminApp(RunningApp app)
    {
        App = app;
        Admin = new HttpClient { BaseAddress = app.Client.BaseAddress };
        Admin.DefaultRequestHeaders.Add("x-functions-key", MasterKey);
    }

    public RunningApp App { get; }

    public HttpClient Admin { get; }

    public HttpClient Stranger => App.Client;

    /// <summary>The exit code that the app asked for.</summary>
    public int? ExitCode { get; private set; }

    public static async Task<AdminApp> StartAsync(
        Type[] types, Action<FunctionsApplicationBuilder>? configure = null, string? hostJson = null, params string[] args)
    {
        AdminApp? app = null;
        app = new AdminApp(await RunningApp.StartAsync(
            types,
            builder =>
            {
                builder.ConfigureFunctionsWebApplication();
                builder.Services.AddSingleton(new ProcessExit(code => app!.ExitCode = code));
                configure?.Invoke(builder);
            },
            hostJson,
            [$"--FunctionsRuntime:MasterKey={MasterKey}", .. args]));
        return app;
    }

    public Task<JsonElement> GetJsonAsync(string path) => Admin.GetFromJsonAsync<JsonElement>(path);

    public async ValueTask DisposeAsync()
    {
        Admin.Dispose();
        await App.DisposeAsync();
    }
}
