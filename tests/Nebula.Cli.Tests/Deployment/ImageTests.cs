using Nebula.Testing;

namespace Nebula.Cli.Tests.Deployment;

public sealed class ImageTests
{
    public static TheoryData<string> Dockerfiles { get; } = new()
    {
        "deploy/functions/nebula.Dockerfile",
        "deploy/functions/azure.Dockerfile",
        "deploy/caddy/Dockerfile",
    };

    [Theory]
    [MemberData(nameof(Dockerfiles))]
    public void Stage_ThatRuns_HasAUserByNumberWhoIsNotRoot(string path)
    {
        var running = Stages(path).Where(stage => !IsOfTheBuild(stage)).ToList();

        Assert.NotEmpty(running);
        Assert.All(running, stage => Assert.Equal("USER 1654:1654", stage.Last(line => line.StartsWith("USER ", StringComparison.Ordinal))));
        // Only what the process writes belongs to it: never its own program.
        Assert.All(running.SelectMany(stage => stage).Where(line => line.Contains("--chown", StringComparison.Ordinal)), line => Assert.Matches(" /(data|state)$", line));
    }

    [Theory]
    [MemberData(nameof(Dockerfiles))]
    public void Base_OfEveryStage_IsAnArgument(string path)
    {
        Assert.All(Stages(path), stage => Assert.Matches(@"^FROM \$\{[A-Z_]+\} AS \w+$", stage[0]));
    }

    [Theory]
    [MemberData(nameof(Dockerfiles))]
    public void Stage_ThatServes_HasAHealthCheckWithoutAShell(string path)
    {
        var serving = Stages(path).Where(stage => stage.Any(line => line.StartsWith("EXPOSE ", StringComparison.Ordinal))).ToList();

        Assert.NotEmpty(serving);
        Assert.All(serving, stage => Assert.Single(stage, line => line.StartsWith("HEALTHCHECK ", StringComparison.Ordinal) && line.Contains("CMD [\"", StringComparison.Ordinal)));
        Assert.All(Stages(path).Where(stage => !IsOfTheBuild(stage)).SelectMany(stage => stage), line => Assert.False(line.StartsWith("RUN ", StringComparison.Ordinal), line));
    }

    [Theory]
    [MemberData(nameof(Dockerfiles))]
    public void Text_HoldsNoSecretAndFetchesNothingByHand(string path)
    {
        Assert.DoesNotMatch("(?i)password|secret|token|curl |ADD http", Repository.Text(path));
    }

    [Fact]
    public void Context_OfEveryBuild_LeavesOutWhatAPersonKeepsBeside()
    {
        var ignored = Repository.Lines(".dockerignore");

        Assert.Equal("*", ignored.First(line => !line.StartsWith('#')));
        Assert.All(["**/.env", "**/*.env", "**/local.settings.json", "**/bin", "**/obj", "**/node_modules"], line => Assert.Contains(line, ignored));
    }

    private static bool IsOfTheBuild(string[] stage) => stage[0].EndsWith(" AS build", StringComparison.Ordinal) || stage[0].EndsWith(" AS published", StringComparison.Ordinal);

    private static IEnumerable<string[]> Stages(string path)
    {
        var lines = Repository.Text(path).Replace("\\\n", " ", StringComparison.Ordinal).Split('\n').Where(line => line.Length > 0 && line[0] != '#').ToArray();
        var starts = lines.Index().Where(line => line.Item.StartsWith("FROM ", StringComparison.Ordinal)).Select(line => line.Index).Append(lines.Length).ToArray();
        return starts.Zip(starts.Skip(1), (from, to) => lines[from..to]);
    }
}
