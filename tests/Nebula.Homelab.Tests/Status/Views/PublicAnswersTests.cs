using Microsoft.Extensions.Time.Testing;
using Nebula.Homelab.Status.Views;
using Nebula.Platform.Errors;

namespace Nebula.Homelab.Tests.Status.Views;

public sealed class PublicAnswersTests
{
    private readonly FakeTimeProvider _time = new(MonitorRows.Start);
    private readonly SemaphoreSlim _readers = new(1);
    private readonly PublicAnswers<int> _answers;
    private int _reads;

    public PublicAnswersTests() => _answers = new PublicAnswers<int>(_readers, _time);

    [Fact]
    public async Task Read_AskedAgainWithinAMoment_ReadsOnce()
    {
        await ReadAsync("a");
        _time.Advance(TimeSpan.FromSeconds(2.9));

        var again = await ReadAsync("a");

        Assert.Equal(1, again.Value);
    }

    [Fact]
    public async Task Read_AskedLater_ReadsAgain()
    {
        await ReadAsync("a");
        _time.Advance(TimeSpan.FromSeconds(3));

        var later = await ReadAsync("a");

        Assert.Equal(2, later.Value);
    }

    [Fact]
    public async Task Read_AnotherKey_ReadsThat()
    {
        await ReadAsync("a");

        var other = await ReadAsync("b");

        Assert.Equal(2, other.Value);
    }

    [Fact]
    public async Task Read_FailedBefore_ReadsAgain()
    {
        await _answers.ReadAsync("a", () => Task.FromResult<Result<int>>(Error.NotFound("gone", "Gone.")), CancellationToken.None);

        var again = await ReadAsync("a");

        Assert.True(again.IsSuccess);
    }

    [Fact]
    public async Task Read_AllReadersBusyForLong_IsToldToComeBack()
    {
        await _readers.WaitAsync();

        var answer = await ReadAsync("a");

        Assert.Equal("status_busy", answer.Error?.Code);
        Assert.NotNull(answer.Error?.RetryAfter);
        Assert.Equal(0, _reads);
    }

    private Task<Result<int>> ReadAsync(string key) =>
        _answers.ReadAsync(key, () => Task.FromResult<Result<int>>(Interlocked.Increment(ref _reads)), CancellationToken.None);
}
