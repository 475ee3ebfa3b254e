using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Nebula.Runtime.Keys.Storage;

namespace Nebula.Runtime.Tests.Keys;

/// <summary>An app with a master key, and whoever holds it.</summary>
internal sealed class KeyedApp(RunningApp app, RecordedLogs logs) : IAsyncDisposable
{
    public const string Master = "the-master-key-of-these-tests-0123456789";
    public const string Wrong = "a-key-that-nobody-ever-made-0123456789";

    public HttpClient Client => app.Client;

    public IServiceProvider Services => app.Services;

    public RecordedLogs Logs => logs;

    public static async Task<KeyedApp> StartAsync(
        IKeyStore? store = null, TimeProvider? time = null, Type? functions = null, string? master = Master, string? hostJson = null, params string[] args)
    {
        var logs = new RecordedLogs();
        var settings = master is null ? args : [.. args, $"--FunctionsRuntime:MasterKey={master}"];
        var app = await RunningApp.StartAsync(
            [functions ?? typeof(KeyFunctions)],
            builder =>
            {
                builder.ConfigureFunctionsWebApplication();
                builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs);
                if (store is not null)
                {
                    builder.Services.AddSingleton(store);
                }

                if (time is not null)
                {
                    builder.Services.AddSingleton(time);
                }
            },
            hostJson,
            settings);
        return new KeyedApp(app, logs);
    }

    /// <summary>A request with a key in the header, in the query, in both or in neither.</summary>
    public async Task<HttpResponseMessage> SendAsync(
        string method, string path, string? header = null, string? query = null, HttpContent? body = null)
    {
        var address = query is null ? path : $"{path}?code={Uri.EscapeDataString(query)}";
        using var request = new HttpRequestMessage(new HttpMethod(method), address) { Content = body };
        if (header is not null)
        {
            request.Headers.TryAddWithoutValidation("x-functions-key", header);
        }

        return await Client.SendAsync(request);
    }

    public async Task<HttpStatusCode> StatusAsync(string path, string? header = null, string? query = null)
    {
        using var response = await SendAsync("GET", path, header, query);
        return response.StatusCode;
    }

    public Task<HttpResponseMessage> AdminAsync(string method, string path, object? body = null) =>
        SendAsync(method, path, Master, body: body is null ? null : JsonContent.Create(body));

    /// <summary>Makes a key at a path of the keys' API and returns its value.</summary>
    public async Task<string> CreateAsync(string path)
    {
        using var response = await AdminAsync("POST", path);
        Assert.True(response.IsSuccessStatusCode, $"POST {path}: {(int)response.StatusCode}");
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("value").GetString()!;
    }

    public Task StopAsync() => app.StopAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
