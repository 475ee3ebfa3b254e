using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Nebula.Runtime.Hosting;
using Nebula.Runtime.Tests.Http;
using Nebula.Testing;

namespace Nebula.Runtime.Tests.Hosting;

public sealed class LocalSettingsTests : IDisposable
{
    private const string Development = "--environment=Development";

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(Development, "local")]
    [InlineData("--environment=Production", null)]
    public async Task Values_AreSettingsInDevelopmentAlone(string environment, string? expected)
    {
        var name = UniqueName();
        Write($$"""{ "IsEncrypted": false, "Values": { "{{name}}__Inner": "local" } } // as Core Tools write it""");

        await using var app = await RunningApp.StartInAsync(_folder.Path, [], args: environment);

        Assert.Equal(expected, app.Services.GetRequiredService<IConfiguration>()[$"{name}:Inner"]);
        Assert.Equal(expected, Environment.GetEnvironmentVariable($"{name}__Inner"));
    }

    [Fact]
    public async Task Values_ThatTheEnvironmentHas_AreTheEnvironments()
    {
        var name = UniqueName();
        Environment.SetEnvironmentVariable(name, "real");
        Write($$"""{ "Values": { "{{name}}": "local" } }""");

        await using var app = await RunningApp.StartInAsync(_folder.Path, [], args: Development);

        Assert.Equal("real", app.Services.GetRequiredService<IConfiguration>()[name]);
    }

    [Fact]
    public async Task ConnectionStrings_InEitherForm_AreConnectionStrings()
    {
        Write("""{ "ConnectionStrings": { "A": "Host=a", "B": { "ConnectionString": "Host=b", "ProviderName": "x" } } }""");

        await using var app = await RunningApp.StartInAsync(_folder.Path, [], args: Development);

        var configuration = app.Services.GetRequiredService<IConfiguration>();
        Assert.Equal("Host=a", configuration.GetConnectionString("A"));
        Assert.Equal("Host=b", configuration.GetConnectionString("B"));
    }

    [Fact]
    public void LocalHttpPort_IsWhereTheHostListensUnlessSettingsSayElse()
    {
        Write("""{ "Host": { "LocalHttpPort": 7072 } }""");

        var settings = LocalSettings.Read(_folder.Path);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Configuration).Build();

        Assert.Equal("http://127.0.0.1:7072", FunctionsRuntimeOptions.Read(configuration).Urls);
    }

    [Theory]
    [InlineData("http://page.example", "http://page.example")]
    [InlineData("http://other.example", null)]
    public async Task Cors_ToANamedOrigin_IsAllowed(string origin, string? expected)
    {
        Write("""{ "Host": { "CORS": "http://page.example, http://second.example", "CORSCredentials": true } }""");
        await using var app = await RunningApp.StartInAsync(_folder.Path, [typeof(ResultFunctions)], args: Development);
        using var request = new HttpRequestMessage(HttpMethod.Options, "/api/result");
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "GET");

        using var response = await app.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(expected, response.Headers.TryGetValues("Access-Control-Allow-Origin", out var values) ? values.Single() : null);
    }

    [Theory]
    [InlineData("""{ "IsEncrypted": true, "Values": { } }""", "run 'func settings decrypt'.")]
    [InlineData("""{ "Values": { "A": { "B": "c" } } }""", "Values.A is object; write a string")]
    [InlineData("""{ "Host": { "LocalHttpPort": 70000 } }""", "Host.LocalHttpPort is '70000'; write a port, 1 to 65535.")]
    [InlineData("""{ "Host": { "CORS": "*", "CORSCredentials": true } }""", "name the origins.")]
    [InlineData("[]", "it is no JSON object")]
    [InlineData("{ ", "LineNumber: 0")]
    public async Task File_ThatCannotBeUsed_IsRefused(string text, string expected)
    {
        Write(text);

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => RunningApp.StartInAsync(_folder.Path, [], args: Development));

        Assert.Contains("local.settings.json", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static string UniqueName() => $"NEBULA_TEST_{Guid.CreateVersion7():N}";

    private void Write(string text) => File.WriteAllText(_folder.At(LocalSettings.FileName), text);
}
