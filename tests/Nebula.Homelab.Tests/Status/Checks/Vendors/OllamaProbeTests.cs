using Nebula.Homelab.Status;
using Nebula.Homelab.Status.Checks;
using Nebula.Testing.Http;
using Nebula.Testing.Ollama;

namespace Nebula.Homelab.Tests.Status.Checks.Vendors;

public sealed class OllamaProbeTests
{
    [Fact]
    public async Task Run_WithModels_IsUpWithVersionAndCount()
    {
        await using var ollama = await FakeOllama.StartAsync();
        await using var rig = ProbeRig.Allowing(ollama.Url.Authority);

        var outcome = await rig.RunAsync(Check(ollama));

        Assert.Equal(ServiceState.Up, outcome.State);
        Assert.StartsWith("Ollama 0.9.0, 3 models, ", outcome.Reason, StringComparison.Ordinal);
        Assert.Equal("3", outcome.Evidence.Facts?["models"]);
    }

    [Fact]
    public async Task Run_WithoutModels_IsDegraded()
    {
        await using var ollama = await FakeOllama.StartAsync();
        ollama.Models = [];
        await using var rig = ProbeRig.Allowing(ollama.Url.Authority);

        var outcome = await rig.RunAsync(Check(ollama));

        Assert.Equal(ServiceState.Degraded, outcome.State);
        Assert.Equal("Ollama 0.9.0 answers but has no model; pull one", outcome.Reason);
    }

    [Theory]
    [InlineData(Fault.ServerError, "expected 200 from /api/version, got 500")]
    [InlineData(Fault.Garbage, "expected JSON from /api/version, got something else")]
    [InlineData(Fault.EndlessBody, "expected JSON from /api/version, got more than 4 KB")]
    [InlineData(Fault.HalfAnswer, "the connection was ")]
    [InlineData(Fault.Reset, "the connection was ")]
    [InlineData(Fault.Silent, "connected, but no answer within 1 s")]
    public async Task Run_ServerFails_IsDownSayingHow(Fault fault, string reason)
    {
        await using var ollama = await FakeOllama.StartAsync();
        ollama.Fault = fault;
        await using var rig = ProbeRig.Allowing(ollama.Url.Authority);

        var outcome = await rig.RunAsync(Check(ollama), TimeSpan.FromSeconds(1));

        Assert.Equal(ServiceState.Down, outcome.State);
        Assert.StartsWith(reason, outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_VersionWithControlCharacters_IsMadeHarmless()
    {
        await using var ollama = await FakeOllama.StartAsync();
        ollama.Version = "1\u001b[31m\n\u202e" + new string('x', 1000);
        await using var rig = ProbeRig.Allowing(ollama.Url.Authority);

        var outcome = await rig.RunAsync(Check(ollama));

        Assert.DoesNotContain(outcome.Reason, letter => char.IsControl(letter) || letter == '\u202e');
        Assert.InRange(outcome.Reason.Length, 1, 200);
    }

    private static CheckInput Check(FakeOllama ollama) => new() { Type = "ollama", Url = ollama.Url.AbsoluteUri };
}
