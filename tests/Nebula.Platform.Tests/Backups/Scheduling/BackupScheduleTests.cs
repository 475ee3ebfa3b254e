using Nebula.Platform.Backups.Scheduling;

namespace Nebula.Platform.Tests.Backups.Scheduling;

public sealed class BackupScheduleTests
{
    [Theory]
    [InlineData("off")]
    [InlineData(" OFF ")]
    [InlineData("")]
    [InlineData(null)]
    public void TryParse_Off_IsNoSchedule(string? text)
    {
        Assert.True(BackupSchedule.TryParse(text, out var schedule));
        Assert.Null(schedule);
    }

    [Theory]
    [InlineData("daily")]
    [InlineData("* * * *")]
    [InlineData("*/5 * * * *")]
    [InlineData("0,30 3 * * *")]
    [InlineData("0 3 31 2 *")]
    [InlineData("0 15 3 * * *")]
    public void TryParse_UnreadableTooOftenOrNever_IsRefused(string text) => Assert.False(BackupSchedule.TryParse(text, out _));

    [Fact]
    public void NextAfter_EveryDay_IsTheNextMomentInUtc()
    {
        Assert.True(BackupSchedule.TryParse("15 3 * * *", out var schedule));

        var next = schedule!.NextAfter(new DateTimeOffset(2026, 3, 29, 5, 15, 0, TimeSpan.FromHours(2)));

        Assert.Equal(new DateTimeOffset(2026, 3, 30, 3, 15, 0, TimeSpan.Zero), next);
    }
}
