using Microsoft.Extensions.Configuration;
using Nebula.Runtime.Discovery;
using Nebula.Runtime.Hosting.Configuration;
using Nebula.Runtime.Timers;

namespace Nebula.Runtime.Tests.Timers;

/// <summary>What a schedule and host.json may say, and what is refused.</summary>
public sealed class TimerSettingTests
{
    [Fact]
    public async Task H12_SettingsInTheSchedule_AreReadWhereverTheyStand()
    {
        await using var app = await TimerApp.StartAsync(typeof(SettingTimer), args: ["--Minute=30", "--Times:Hour=9-11"]);

        var status = await app.Store.WaitForWriteAsync(1);

        Assert.Equal(TimerApp.Start.AddMinutes(10), status.Next);
        Assert.Equal("0 30 9-11 * * *", status.Schedule);
    }

    [Theory]
    [InlineData("there is no setting 'Times:Hour'; set it (environment Times__Hour)", "--Minute=30")]
    [InlineData("there is no setting 'Minute'; set it (environment Minute)", "--Minute=", "--Times:Hour=9")]
    [InlineData("write a cron expression", "--Minute=sixty", "--Times:Hour=9")]
    [InlineData("write a cron expression", "--Minute=60", "--Times:Hour=9")]
    public void H12_SettingThatIsMissingOrWrong_IsRefusedAtTheStart(string hint, params string[] args)
    {
        var refusal = Assert.Throws<InvalidFunctionsException>(() => RunningApp.Build([typeof(SettingTimer)], args: args));

        Assert.Contains("'setting': schedule '0 %Minute% %Times:Hour% * * *': ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(hint, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("%Open 0 * * * *")]
    [InlineData("0 %% * * * *")]
    public void H12_PercentWithoutPartner_SaysHowASettingIsWritten(string schedule)
    {
        var settings = new ConfigurationBuilder().Build();

        var refusal = Assert.Throws<FormatException>(() => Nebula.Runtime.Timers.Scheduling.SettingReferences.Resolve(schedule, settings));

        Assert.Contains("%Name%", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, 60, 15)]
    [InlineData("00:00:20", null, 20, 5)]
    [InlineData("00:00:05", "00:00:01", 5, 1)]
    [InlineData(null, "00:01:00", 60, 60)]
    public void LeaseOptions_OfHostJson_AreRead(string? period, string? polling, int expectedPeriod, int expectedPolling)
    {
        var options = TimerLeaseOptions.Read(new HostJsonReader(HostJson(period, polling), new ConfigurationBuilder().Build()));

        Assert.Equal(new TimerLeaseOptions(TimeSpan.FromSeconds(expectedPeriod), TimeSpan.FromSeconds(expectedPolling)), options);
    }

    private static IConfiguration HostJson(string? period, string? polling) => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["singleton:listenerLockPeriod"] = period,
            ["singleton:listenerLockRecoveryPollingInterval"] = polling,
        })
        .Build();
}
