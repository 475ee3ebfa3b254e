namespace Nebula.EndToEnd.Tests;

/// <summary>A stack that runs while the tests of <see cref="RealStack"/> do, for those that leave it running.</summary>
public sealed class RunningStack : IAsyncLifetime
{
    internal Installation Nebula { get; } = new();

    /// <summary>What the first <c>./nebula up --detach</c> said.</summary>
    internal string FirstRun { get; private set; } = "";

    public async Task InitializeAsync()
    {
        using var up = await NebulaRun.CompleteAsync(Nebula.Up("--detach"));
        Assert.True(up.ExitCode == 0, up.Output);
        FirstRun = up.Output;
    }

    public async Task DisposeAsync() => await Nebula.DisposeAsync();
}
