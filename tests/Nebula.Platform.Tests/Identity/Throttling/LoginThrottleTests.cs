using System.Net;
using Microsoft.Extensions.Time.Testing;
using Nebula.Platform.Errors;
using Nebula.Platform.Identity.Throttling;

namespace Nebula.Platform.Tests.Identity.Throttling;

public sealed class LoginThrottleTests
{
    private static readonly IPAddress Home = IPAddress.Parse("192.0.2.1");
    private static readonly IPAddress Away = IPAddress.Parse("198.51.100.1");
    private readonly FakeTimeProvider _time = new();
    private readonly LoginThrottle _throttle;

    public LoginThrottleTests() => _throttle = new LoginThrottle(new MemoryAttemptLedger(_time));

    [Fact]
    public async Task AdmitAsync_FiveAttempts_AreLookedAt()
    {
        var answers = await TryAsync("owner", Away, 5);

        Assert.All(answers, answer => Assert.True(answer.IsSuccess));
    }

    [Fact]
    public async Task AdmitAsync_SixthAttempt_TellsTheExactWait()
    {
        await TryAsync("owner", Away, 5);
        _time.Advance(TimeSpan.FromSeconds(3));

        var sixth = await _throttle.AdmitAsync("owner", Away, familiar: false);

        Assert.Equal(ErrorKind.RateLimited, sixth.Error?.Kind);
        Assert.Equal("login_throttled", sixth.Error?.Code);
        Assert.Equal(TimeSpan.FromSeconds(7), sixth.Error?.RetryAfter);
        Assert.Contains("wait 7 s", sixth.Error?.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AdmitAsync_AfterTheWait_LetsOnePassAndDoublesTheNext()
    {
        await TryAsync("owner", Away, 5);
        _time.Advance(TimeSpan.FromSeconds(10));

        var afterWait = await _throttle.AdmitAsync("owner", Away, familiar: false);
        var next = await _throttle.AdmitAsync("owner", Away, familiar: false);

        Assert.True(afterWait.IsSuccess);
        Assert.Equal(TimeSpan.FromSeconds(20), next.Error?.RetryAfter);
    }

    [Fact]
    public async Task AdmitAsync_ThousandAtOnceFromManyAddresses_LooksAtNoMoreThanFive()
    {
        var addresses = Enumerable.Range(0, 1000).Select(number => new IPAddress([10, 1, (byte)(number / 250), (byte)(number % 250)]));

        var answers = await Task.WhenAll(addresses.Select(address => Task.Run(() => _throttle.AdmitAsync("owner", address, familiar: false))));

        Assert.Equal(5, answers.Count(answer => answer.IsSuccess));
    }

    [Fact]
    public async Task AdmitAsync_StrangerKeepsGuessing_OwnerAtHomeStillSignsIn()
    {
        await TryAsync("owner", Away, 50);

        var atHome = await _throttle.AdmitAsync("owner", Home, familiar: true);

        Assert.True(atHome.IsSuccess);
    }

    [Fact]
    public async Task AdmitAsync_OtherAccountOtherAddress_IsNotAffected()
    {
        await TryAsync("owner", Away, 50);

        var other = await _throttle.AdmitAsync("guest", Home, familiar: false);

        Assert.True(other.IsSuccess);
    }

    [Fact]
    public async Task AdmitAsync_ManyAccountsFromOneAddress_IsStoppedByAddress()
    {
        foreach (var number in Enumerable.Range(0, LoginThrottle.AttemptsPerAddress))
        {
            await _throttle.AdmitAsync($"user{number}", Away, familiar: false);
        }

        var next = await _throttle.AdmitAsync("one more", Away, familiar: false);

        Assert.Equal(LoginThrottle.AddressWindow, next.Error?.RetryAfter);
    }

    [Fact]
    public async Task AdmitAsync_ManyAddressesOfOneIpv6Customer_CountAsOne()
    {
        foreach (var number in Enumerable.Range(1, LoginThrottle.AttemptsPerAddress))
        {
            await _throttle.AdmitAsync($"user{number}", IPAddress.Parse($"2001:db8::{number:x}"), familiar: false);
        }

        var next = await _throttle.AdmitAsync("one more", IPAddress.Parse("2001:db8::ffff"), familiar: false);

        Assert.False(next.IsSuccess);
    }

    [Fact]
    public async Task ForgiveAsync_AfterTheRightPassword_StartsFromNothing()
    {
        await TryAsync("owner", Home, 5);
        await _throttle.ForgiveAsync("owner", Home, familiar: false);

        var answers = await TryAsync("owner", Home, 5);

        Assert.All(answers, answer => Assert.True(answer.IsSuccess));
    }

    private async Task<List<Result>> TryAsync(string account, IPAddress address, int times)
    {
        var answers = new List<Result>();
        foreach (var _ in Enumerable.Range(0, times))
        {
            answers.Add(await _throttle.AdmitAsync(account, address, familiar: false));
        }

        return answers;
    }
}
