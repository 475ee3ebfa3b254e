using System.Diagnostics;
using System.Globalization;
using Nebula.Testing;

namespace Nebula.Functions.Tests.Health;

public sealed class HealthQuestionTests(FunctionsHost host) : IClassFixture<FunctionsHost>
{
    [Fact]
    public async Task AskLive_FunctionsLive_Is0()
    {
        var (code, output) = await AskAsync(host.Client.BaseAddress!.Port.ToString(CultureInfo.InvariantCulture));

        Assert.Equal(0, code);
        Assert.Equal("HTTP/1.1 200 OK", output.Trim());
    }

    [Fact]
    public async Task AskLive_NobodyListens_Is1AndSaysWhy()
    {
        var (code, output) = await AskAsync("1");

        Assert.Equal(1, code);
        Assert.NotEmpty(output.Trim());
    }

    // As the container does it: the app's own assembly, in place of running it.
    private static async Task<(int Code, string Output)> AskAsync(string port)
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        var start = new ProcessStartInfo { FileName = "dotnet", RedirectStandardOutput = true };
        foreach (var argument in new[] { Path.Combine(own.Parent!.Parent!.FullName, "Nebula.Functions", own.Name, "Nebula.Functions.dll"), "--ask-live", port })
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(20));
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }
}
