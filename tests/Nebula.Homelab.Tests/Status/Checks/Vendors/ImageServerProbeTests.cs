using Nebula.Homelab.Status;
using Nebula.Homelab.Status.Checks;
using Nebula.Testing.ComfyUi;
using Nebula.Testing.Http;
using Nebula.Testing.StableDiffusion;

namespace Nebula.Homelab.Tests.Status.Checks.Vendors;

public sealed class ImageServerProbeTests
{
    [Fact]
    public async Task Run_StableDiffusionWithCheckpoint_IsUpNamingIt()
    {
        await using var server = await FakeStableDiffusion.StartAsync();
        await using var rig = ProbeRig.Allowing(server.Url.Authority);

        var outcome = await rig.RunAsync(Check("stable-diffusion", server.Url));

        Assert.Equal(ServiceState.Up, outcome.State);
        Assert.Equal("v1-5-pruned-emaonly.safetensors [6ce0161689]", outcome.Evidence.Facts?["checkpoint"]);
    }

    [Fact]
    public async Task Run_StableDiffusionWithoutCheckpoint_IsDegraded()
    {
        await using var server = await FakeStableDiffusion.StartAsync();
        server.Checkpoint = null;
        await using var rig = ProbeRig.Allowing(server.Url.Authority);

        var outcome = await rig.RunAsync(Check("stable-diffusion", server.Url));

        Assert.Equal(ServiceState.Degraded, outcome.State);
    }

    [Fact]
    public async Task Run_ComfyUiAskedAsStableDiffusion_IsDown()
    {
        await using var server = await FakeComfyUi.StartAsync();
        await using var rig = ProbeRig.Allowing(server.Url.Authority);

        var outcome = await rig.RunAsync(Check("stable-diffusion", server.Url));

        Assert.Equal(ServiceState.Down, outcome.State);
        Assert.Equal("expected 200 from /sdapi/v1/options, got 404", outcome.Reason);
    }

    [Fact]
    public async Task Run_ComfyUiWithDevice_IsUpWithItsMemory()
    {
        await using var server = await FakeComfyUi.StartAsync();
        await using var rig = ProbeRig.Allowing(server.Url.Authority);

        var outcome = await rig.RunAsync(Check("comfyui", server.Url));

        Assert.Equal(ServiceState.Up, outcome.State);
        Assert.Equal("0.3.40", outcome.Evidence.Facts?["version"]);
        Assert.Equal("23.9 of 25.4 GB free", outcome.Evidence.Facts?["vram"]);
    }

    [Fact]
    public async Task Run_ComfyUiWithoutDevice_IsDegraded()
    {
        await using var server = await FakeComfyUi.StartAsync();
        server.HasDevice = false;
        await using var rig = ProbeRig.Allowing(server.Url.Authority);

        var outcome = await rig.RunAsync(Check("comfyui", server.Url));

        Assert.Equal(ServiceState.Degraded, outcome.State);
    }

    [Theory]
    [InlineData(Fault.Garbage)]
    [InlineData(Fault.EndlessBody)]
    [InlineData(Fault.HalfAnswer)]
    [InlineData(Fault.Reset)]
    [InlineData(Fault.ServerError)]
    public async Task Run_ServerFails_IsDown(Fault fault)
    {
        await using var comfyUi = await FakeComfyUi.StartAsync();
        await using var stableDiffusion = await FakeStableDiffusion.StartAsync();
        comfyUi.Fault = stableDiffusion.Fault = fault;
        await using var rig = ProbeRig.Allowing(comfyUi.Url.Authority, stableDiffusion.Url.Authority);

        var first = await rig.RunAsync(Check("comfyui", comfyUi.Url));
        var second = await rig.RunAsync(Check("stable-diffusion", stableDiffusion.Url));

        Assert.Equal(ServiceState.Down, first.State);
        Assert.Equal(ServiceState.Down, second.State);
    }

    private static CheckInput Check(string type, Uri url) => new() { Type = type, Url = url.AbsoluteUri };
}
