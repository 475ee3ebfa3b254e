using System.Text.Json.Nodes;
using Nebula.Testing;

namespace Nebula.Cli.Tests.Deployment;

public sealed class LocalSettingsExampleTests
{
    private static readonly Dictionary<string, string> Values = JsonNode.Parse(Repository.Text("functions/local.settings.json.example"))!["Values"]!
        .AsObject().ToDictionary(value => value.Key, value => value.Value!.GetValue<string>());

    [Fact]
    public void Values_OfTheHost_AreThere()
    {
        Assert.All(["AzureWebJobsStorage", "FUNCTIONS_WORKER_RUNTIME", "AzureFunctionsWebHost__hostid"], name => Assert.NotEmpty(Values[name]));
        Assert.Equal("dotnet-isolated", Values["FUNCTIONS_WORKER_RUNTIME"]);
    }

    [Fact]
    public void Values_OfOurs_AreTheSettingsThatThereAre()
    {
        var known = Repository.Text(".env.example");

        Assert.All(Values.Keys.Where(IsOurs), name => Assert.Contains($"#{name}=", known, StringComparison.Ordinal));
    }

    [Fact]
    public void Values_ThatTheContainersGive_AreGivenToo()
    {
        // The real host reads nothing of our runtime's own section.
        var compose = ComposeFile.Azure().EnvironmentOf("functions")
            .Where(variable => !((string)variable.Key).StartsWith("FunctionsRuntime__", StringComparison.Ordinal))
            .ToDictionary();

        Assert.All(compose.Keys.Cast<string>().Where(name => IsOurs(name) || name.Contains("__", StringComparison.Ordinal)), name => Assert.Contains(name, Values.Keys));
        Assert.All(
            Values.Where(value => value.Key.Contains("__", StringComparison.Ordinal)),
            value => Assert.Equal(compose[value.Key], value.Value));
    }

    [Fact]
    public void Secrets_AreForThePersonToFillIn()
    {
        Assert.All(["NEBULA_SERVICE_TOKEN", "NEBULA_EDGE_SECRET"], name => Assert.Empty(Values[name]));
        Assert.All(["NEBULA_POSTGRES", "NEBULA_REDIS"], name => Assert.Contains(":<password>@", Values[name], StringComparison.Ordinal));
    }

    private static bool IsOurs(string name) => name.StartsWith("NEBULA_", StringComparison.Ordinal);
}
