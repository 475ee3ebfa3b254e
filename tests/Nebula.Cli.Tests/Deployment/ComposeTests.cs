using System.Globalization;
using System.Text.RegularExpressions;
using Nebula.Testing;

namespace Nebula.Cli.Tests.Deployment;

public sealed partial class ComposeTests
{
    private const string HostId = "AzureFunctionsWebHost__hostid";
    private const string Hub = "AzureFunctionsJobHost__extensions__durableTask__hubName";

    private static IEnumerable<(ComposeFile Compose, string Name)> EveryService =>
        ComposeFile.Variants().SelectMany(compose => compose.Services.Keys.Select(name => (compose, (string)name)));

    [Fact]
    public void Service_OfEitherVariant_IsHardened()
    {
        Assert.All(EveryService, service =>
        {
            var settings = service.Compose.Service(service.Name);
            Assert.Equal("true", settings["read_only"]);
            Assert.Equal(["ALL"], (List<object>)settings["cap_drop"]);
            Assert.Equal(["no-new-privileges:true"], (List<object>)settings["security_opt"]);
            Assert.True(settings.ContainsKey("mem_limit") && settings.ContainsKey("pids_limit") && settings.ContainsKey("restart"), service.Name);
            Assert.DoesNotContain("privileged", settings.Keys);
            Assert.True(!settings.ContainsKey("cap_add") || service.Name == "edge", service.Name);
            Assert.DoesNotContain("docker.sock", Flat(settings), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Service_WithoutAnImageOfOurs_HasAHealthCheck()
    {
        Assert.All(
            EveryService.Where(service => service.Compose.Service(service.Name).ContainsKey("image")),
            service => Assert.Contains("healthcheck", service.Compose.Service(service.Name).Keys));
    }

    [Fact]
    public void Ports_OfEitherVariant_AreTheEdgesOnly()
    {
        Assert.All(EveryService, service => Assert.Equal(service.Name == "edge", service.Compose.Service(service.Name).ContainsKey("ports")));
    }

    [Fact]
    public void Stores_OfEitherVariant_AreOnTheNetworkWithoutAWayOut()
    {
        Assert.All(
            EveryService.Where(service => service.Name is "postgres" or "redis" or "azurite" or "migrate"),
            service => Assert.Equal(["back"], (List<object>)service.Compose.Service(service.Name)["networks"]));
        Assert.Matches(@"back:\n\s+internal: true\n", Repository.Text("deploy/functions/compose.yml"));
    }

    [Fact]
    public void Apps_OfEitherVariant_HaveAHostIdOfTheirOwnAndOneHubName()
    {
        Assert.All(ComposeFile.Variants(), compose =>
        {
            var apps = compose.Services.Keys.Cast<string>().Where(name => IsApp(compose.Service(name))).Select(compose.EnvironmentOf).ToList();
            var ids = apps.Select(environment => (string)environment[HostId]).ToList();
            Assert.NotEmpty(ids);
            Assert.Equal(ids.Distinct(), ids);
            Assert.All(ids, id => Assert.Matches("^[a-z0-9](-?[a-z0-9]){0,31}$", id));
            Assert.All(apps, environment => Assert.Equal("NebulaCommand", environment[Hub]));
        });
    }

    [Fact]
    public void Secrets_OfEitherVariant_ComeFromOutsideOrStopTheStart()
    {
        Assert.All(EveryService, service => Assert.All(
            service.Compose.EnvironmentOf(service.Name).Where(variable => IsSecret((string)variable.Key)),
            variable => Assert.Matches(@"\$\{[A-Z_]+:\?", (string)variable.Value)));
        Assert.All(ComposeTexts, text => Assert.DoesNotMatch(@"\$\{\w*(PASSWORD|SECRET|TOKEN|KEY)\w*:-", text));
        Assert.All(ComposeTexts, text => Assert.DoesNotContain("Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq", text, StringComparison.Ordinal));
    }

    [Fact]
    public void RequiredVariables_AreMadeByMakeEnv()
    {
        var made = Repository.Text("deploy/functions/make-env");

        var required = ComposeTexts.SelectMany(text => Required().Matches(text)).Select(match => match.Groups["name"].Value).Distinct().ToList();

        Assert.NotEmpty(required);
        Assert.All(required, name => Assert.Matches($"(?<![A-Z_]){name}(?![A-Z_])", made));
    }

    [Fact]
    public void Variables_OfOurs_AreKnownSettings()
    {
        var known = Repository.Text(".env.example");
        string[] forThePlatformsServers = ["NEBULA_DATABASE_PASSWORD", "NEBULA_SITE_ADDRESS", "NEBULA_EDGE_PROXIES"];

        var names = EveryService.SelectMany(service => service.Compose.EnvironmentOf(service.Name).Keys).Cast<string>()
            .Where(name => name.StartsWith("NEBULA_", StringComparison.Ordinal)).Distinct().Except(forThePlatformsServers);

        Assert.All(names, name => Assert.Contains($"#{name}=", known, StringComparison.Ordinal));
    }

    [Fact]
    public void Stop_OfTheFunctions_WaitsLongerThanTheirGrace()
    {
        var grace = (string)ComposeFile.Nebula().Service("functions")["stop_grace_period"];

        Assert.True(int.Parse(grace.TrimEnd('s'), CultureInfo.InvariantCulture) > 30, grace);
    }

    [Fact]
    public void Azure_Functions_AreTheSameButForTheirHost()
    {
        var nebula = ComposeFile.Nebula().EnvironmentOf("functions");
        var azure = ComposeFile.Azure().EnvironmentOf("functions");

        Assert.All(nebula, variable => Assert.Equal(variable.Value, azure[variable.Key]));
        Assert.Equal(["AzureWebJobsSecretStorageType", "AzureWebJobsStorage"], azure.Keys.Except(nebula.Keys).Cast<string>().Order());
        Assert.Contains("azurite", ComposeFile.Azure().Services.Keys);
        Assert.DoesNotContain("azurite", ComposeFile.Nebula().Services.Keys);
    }

    private static string[] ComposeTexts => [Repository.Text("deploy/functions/compose.yml"), Repository.Text("deploy/functions/compose.azure.yml")];

    private static bool IsApp(Dictionary<object, object> service) =>
        service.GetValueOrDefault("build") is Dictionary<object, object> build
        && ((string)build["dockerfile"]).StartsWith("deploy/functions/", StringComparison.Ordinal)
        && build.GetValueOrDefault("target") as string != "operator";

    private static bool IsSecret(string name) => SecretName().IsMatch(name) && name != "AzureWebJobsSecretStorageType";

    private static string Flat(object value) => value switch
    {
        Dictionary<object, object> map => string.Join('\n', map.Values.Select(Flat)),
        List<object> list => string.Join('\n', list.Select(Flat)),
        _ => value?.ToString() ?? "",
    };

    [GeneratedRegex("PASSWORD|SECRET|TOKEN|KEY|MasterKey|CLI_AUTH|ACCOUNTS|NEBULA_POSTGRES|NEBULA_REDIS|AzureWebJobsStorage")]
    private static partial Regex SecretName();

    [GeneratedRegex(@"\$\{(?<name>[A-Z_]+):\?")]
    private static partial Regex Required();
}
