using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Nebula.Functions.Catalog;
using Nebula.Functions.Http;
using Nebula.Functions.Tests.Access;
using Nebula.Functions.Tests.Status;
using Nebula.Testing;

namespace Nebula.Functions.Tests.Http;

/// <summary>On a server of its own, because it gets broken. <c>/api/setup</c> stands for every function that needs the database.</summary>
public sealed class DatabaseLossTests : IAsyncLifetime
{
    private static readonly TimeSpan Promise = TimeSpan.FromSeconds(2);

    private readonly BreakablePostgres _postgres = new();

    private readonly FunctionsHost _host = new();

    [Fact]
    public async Task Request_PostgresFrozen_Is503WithinTwoSecondsAndRecovers()
    {
        await _host.WaitForReadyAsync();
        Assert.Equal(HttpStatusCode.OK, (await AskAsync()).Status);

        await _postgres.FreezeAsync();
        var underWay = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => AskAsync()));
        var afterwards = await AskAsync();
        await _postgres.ThawAsync();
        await _host.WaitForReadyAsync();

        Assert.All(underWay, AssertUnavailable);
        AssertUnavailable(afterwards);
        Assert.InRange(afterwards.Elapsed, TimeSpan.Zero, TimeSpan.FromMilliseconds(500));
        Assert.Equal(HttpStatusCode.OK, (await AskAsync()).Status);
    }

    [Fact]
    public async Task Request_PostgresKilled_Is503AndRecoversAfterItsRestart()
    {
        await _host.WaitForReadyAsync();
        Assert.Equal(HttpStatusCode.OK, (await AskAsync()).Status);

        await _postgres.KillAsync();
        var lost = await AskAsync();
        var live = await _host.Client.GetAsync("/api/health/live");
        await _host.WaitForReadinessAsync("not_ready");
        await _postgres.StartAsync();
        await _host.WaitForReadyAsync();

        AssertUnavailable(lost);
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync()).Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Request_EveryFunctionAndCaller_IsAsItsMarkSays(bool frozen)
    {
        using var owner = await OwnerClient.SignInAsync(_host);
        using var service = new HttpClient { BaseAddress = _host.Client.BaseAddress };
        service.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", FunctionsHost.ServiceToken);
        using (await owner.GetAsync("/api/session"))
        {
            // It leaves the copy of the session that may stand in while the database is away.
        }

        // The first that asks the database finds out; from then on it holds for all, also for those that would refuse without asking it.
        await (frozen ? _postgres.FreezeAsync() : _postgres.KillAsync());
        AssertUnavailable(await AskAsync());
        await _host.WaitForReadinessAsync("not_ready");
        var faults = new List<string>();
        foreach (var function in FunctionCatalog.HttpFunctions(typeof(FunctionCatalog).Assembly))
        {
            var answers = new[] { _host.Client, owner, service }.Select(client => FaultOfAsync(client, function));
            faults.AddRange((await Task.WhenAll(answers)).OfType<string>());
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task Start_PostgresNotThereYet_RunsAndGetsReadyWhenItComes()
    {
        await _host.StopAsync();
        await _postgres.KillAsync();

        await _host.StartAsync();
        var live = await _host.Client.GetAsync("/api/health/live");
        await _host.WaitForReadinessAsync("not_ready");
        var lost = await AskAsync();
        await _postgres.StartAsync();
        await _host.WaitForReadyAsync();

        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        AssertUnavailable(lost);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync()).Status);
    }

    [Fact]
    public async Task Request_NotConfigured_NamesTheVariable()
    {
        await _host.StopAsync();
        _host.Environment["NEBULA_POSTGRES"] = "";

        await _host.StartAsync();
        var answer = await AskAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.Equal("database_not_configured", answer.Body.GetProperty("code").GetString());
        Assert.Contains("NEBULA_POSTGRES", answer.Body.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Request_RedisGone_IsAnsweredAllTheSame()
    {
        await _host.WaitForReadyAsync();

        _host.Redis.Stop();
        var answer = await AskAsync();
        var ready = await _host.Client.GetFromJsonAsync<JsonElement>("/api/health/ready");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("fail", ready.GetProperty("checks")[1].GetProperty("status").GetString());
    }

    public async Task InitializeAsync()
    {
        await _postgres.InitializeAsync();
        _host.Environment["NEBULA_POSTGRES"] = _postgres.ConnectionUri;
        _host.Environment["NEBULA_POSTGRES_PREFIX"] = "";
        await _host.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _postgres.DisposeAsync();
    }

    private static void AssertUnavailable((HttpStatusCode Status, JsonElement Body, TimeSpan Elapsed) answer)
    {
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.Equal("database_unavailable", answer.Body.GetProperty("code").GetString());
        Assert.InRange(answer.Elapsed, TimeSpan.Zero, Promise);
    }

    /// <summary>What is wrong with the answer of a function while the database is away, or null.</summary>
    private static async Task<string?> FaultOfAsync(HttpClient client, HttpFunction function)
    {
        using var request = new HttpRequestMessage(HttpMethod.Parse(function.Verbs[0].ToUpperInvariant()), AccessMatrixTests.PathOf(function.Route));
        request.Content = request.Method == HttpMethod.Get ? null : JsonContent.Create(new { });
        var watch = Stopwatch.StartNew();
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var elapsed = watch.Elapsed;
        if (elapsed > Promise)
        {
            return $"{function.Name}: took {elapsed}";
        }

        // Readiness is the one that answers by saying that the database is gone. What is asked for by name here has a name that nothing has.
        var works = function.Method.IsDefined(typeof(WorksWithoutDatabaseAttribute), inherit: false) && function.Name != "get-health-ready";
        var expected = !works ? HttpStatusCode.ServiceUnavailable
            : function.Route.Contains('{', StringComparison.Ordinal) ? HttpStatusCode.NotFound
            : HttpStatusCode.OK;
        if (response.StatusCode != expected)
        {
            return $"{function.Name}: {response.StatusCode}, not {expected}";
        }

        if (works || function.Name == "get-health-ready")
        {
            return null;
        }

        var code = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
        return code == "database_unavailable" ? null : $"{function.Name}: {code}";
    }

    private async Task<(HttpStatusCode Status, JsonElement Body, TimeSpan Elapsed)> AskAsync()
    {
        var watch = Stopwatch.StartNew();
        using var response = await _host.Client.GetAsync("/api/setup");
        var body = await response.Content.ReadFromJsonAsync<JsonElement>();
        return (response.StatusCode, body, watch.Elapsed);
    }
}
