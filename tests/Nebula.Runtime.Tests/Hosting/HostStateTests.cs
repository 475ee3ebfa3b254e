using Nebula.Runtime.Hosting;

namespace Nebula.Runtime.Tests.Hosting;

public sealed class HostStateTests
{
    private readonly HostState _state = new(TimeProvider.System);

    [Fact]
    public void Stop_WhileRunning_GoesOnServing()
    {
        _state.Start();

        _state.Stop();

        Assert.True(_state.ServesFunctions);
        Assert.Equal(HostPhase.Stopping, _state.Phase);
    }

    [Fact]
    public void Stop_WhileOffline_DoesNotServe()
    {
        _state.Start();
        _state.TakeOffline();

        _state.Stop();

        Assert.False(_state.ServesFunctions);
        Assert.False(_state.BringOnline());
        Assert.Equal(HostPhase.Stopping, _state.Phase);
    }

    [Fact]
    public async Task Stop_WhileStarting_DoesNotServeEvenIfTheStartComesAfter()
    {
        var waiting = _state.WaitForStartAsync(CancellationToken.None);

        _state.Stop();
        _state.Start();

        Assert.False(await waiting.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.False(_state.ServesFunctions);
        Assert.Equal(HostPhase.Stopping, _state.Phase);
    }
}
