using Nebula.Homelab.Status;
using Nebula.Homelab.Status.Live;
using Nebula.Homelab.Status.Views;

namespace Nebula.Homelab.Tests.Status.Live;

public sealed class OverallSentenceTests
{
    private static readonly DateTimeOffset Night = new(2026, 11, 22, 1, 12, 0, TimeSpan.Zero);

    private static readonly NodeStatus Sleeper = new() { Id = "gpu", Name = "GPU PC", State = ServiceState.Asleep, Since = Night, Sleeps = true };

    [Fact]
    public void Of_UpAndAsleepAndACertificate_SaysAllThree()
    {
        var facts = new SentenceFacts { Certificate = ("Shop", 9) };

        var overall = OverallSentence.Of([("Shop", ServiceState.Up), ("Ollama", ServiceState.Asleep)], [Sleeper], facts, Night.AddHours(1), TimeZoneInfo.Utc);

        Assert.Equal(ServiceState.Up, overall.State);
        Assert.Equal("1 up · GPU PC asleep since 01:12, expected · certificate of Shop ends in 9 days", overall.Sentence);
    }

    [Theory]
    [InlineData(ServiceState.Asleep, "GPU PC asleep since 01:12, expected")]
    [InlineData(ServiceState.Paused, "1 paused · GPU PC asleep since 01:12, expected")]
    public void Of_NothingButSleepingAndPaused_IsNoMysteryAndNoAlarm(ServiceState state, string sentence)
    {
        var overall = OverallSentence.Of([("Ollama", ServiceState.Asleep), ("Other", state)], [Sleeper], new SentenceFacts(), Night.AddHours(1), TimeZoneInfo.Utc);

        Assert.Equal(ServiceState.Asleep, overall.State);
        Assert.All(sentence.Split(" · "), part => Assert.Contains(part, overall.Sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void Of_OnlyPaused_IsPaused()
    {
        var overall = OverallSentence.Of([("Shop", ServiceState.Paused)], [], new SentenceFacts(), Night.AddHours(1), TimeZoneInfo.Utc);

        Assert.Equal((ServiceState.Paused, "1 paused"), (overall.State, overall.Sentence));
    }

    [Theory]
    [InlineData(3, "04:12")]
    [InlineData(75, "Wed 25 Nov 04:12")]
    public void Of_Maintenance_SaysUntilWhenAndOnWhichOtherDay(int hours, string until)
    {
        var facts = new SentenceFacts { MaintenanceUntil = Night.AddHours(hours) };

        var overall = OverallSentence.Of([("Shop", ServiceState.Up), ("Plex", ServiceState.Maintenance)], [], facts, Night.AddHours(1), TimeZoneInfo.Utc);

        Assert.Equal($"1 up · 1 under maintenance until {until}", overall.Sentence);
    }

    [Theory]
    [InlineData(ServiceState.NotConfigured, ServiceState.Unknown)]
    [InlineData(ServiceState.Unknown, ServiceState.Unknown)]
    [InlineData(ServiceState.Down, ServiceState.Down)]
    public void Of_SleepingBesideSomethingElse_TheOtherSaysMoreOnlyIfItIsKnown(ServiceState other, ServiceState expected)
    {
        var overall = OverallSentence.Of([("Shop", other)], [], new SentenceFacts { Certificate = ("Shop", 1) }, Night.AddHours(1), TimeZoneInfo.Utc);

        Assert.Equal(expected, overall.State);
        Assert.EndsWith("certificate of Shop ends in 1 day", overall.Sentence, StringComparison.Ordinal);
    }
}
