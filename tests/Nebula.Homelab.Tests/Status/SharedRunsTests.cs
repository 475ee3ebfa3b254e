using Nebula.Homelab.Status;
using Nebula.Platform.Errors;

namespace Nebula.Homelab.Tests.Status;

public sealed class SharedRunsTests
{
    private readonly SharedRuns<string, int> _runs = new();
    private readonly TaskCompletionSource<Result<int>> _answer = new();
    private int _started;

    [Fact]
    public async Task Run_SameKeyWhileItRuns_SharesTheAnswer()
    {
        var first = RunAsync("a");
        var second = RunAsync("a");

        _answer.SetResult(7);

        Assert.Equal((7, 7), ((await first).Value, (await second).Value));
        Assert.Equal(1, _started);
    }

    [Fact]
    public async Task Run_AgainAfterwards_RunsAgain()
    {
        _answer.SetResult(7);
        await RunAsync("a");

        await RunAsync("a");

        Assert.Equal(2, _started);
    }

    [Fact]
    public async Task Run_FirstCallerLeaves_OthersStillGetTheAnswer()
    {
        using var left = new CancellationTokenSource();
        var first = RunAsync("a", left.Token);
        var second = RunAsync("a");

        await left.CancelAsync();
        _answer.SetResult(7);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal(7, (await second).Value);
    }

    [Fact]
    public async Task Run_Throws_TellsTheCallerAndRunsAgainNextTime()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => _runs.RunAsync("a", () => throw new InvalidOperationException(), CancellationToken.None));
        _answer.SetResult(7);

        Assert.Equal(7, (await RunAsync("a")).Value);
    }

    private Task<Result<int>> RunAsync(string key, CancellationToken cancellationToken = default) => _runs.RunAsync(
        key,
        () =>
        {
            Interlocked.Increment(ref _started);
            return _answer.Task;
        },
        cancellationToken);
}
