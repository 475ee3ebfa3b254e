using Nebula.Homelab.Status.Maintenance;

namespace Nebula.Homelab.Tests.Status.Maintenance;

public sealed class MaintenanceCalendarTests
{
    private static readonly DateTimeOffset Start = MaintenanceRows.Start;

    private static readonly MaintenanceWindow Hour = MaintenanceRows.Once(Start.AddHours(1), Start.AddHours(2));

    [Fact]
    public void Turn_NoticedLate_BeginsAndEndsAtItsOwnTime()
    {
        var calendar = new MaintenanceCalendar([Hour]);

        Assert.Null(calendar.NextTurn(Start.AddMinutes(59)));
        Assert.Equal([Start.AddHours(1)], TakeAll(calendar, Start.AddMinutes(90)));
        Assert.Equal([Start.AddHours(2)], TakeAll(calendar, Start.AddHours(9)));
        Assert.Equal(["maintenance.started", "maintenance.ended"], calendar.News.Select(news => news.Header.Type));
        Assert.Single(calendar.News.Select(news => news.Header.Story).Distinct());
    }

    [Fact]
    public void Turn_ResultThatComesLate_NeitherEndsNorBeginsAnything()
    {
        var calendar = new MaintenanceCalendar([Hour]);
        TakeAll(calendar, Start.AddHours(1));

        Assert.False(calendar.TurnsBy(Start.AddMinutes(59)));

        TakeAll(calendar, Start.AddHours(2));

        Assert.False(calendar.TurnsBy(Start.AddMinutes(119)));
    }

    [Fact]
    public void Turn_DefinedWhileItWouldHold_BeginsWithTheDefinition()
    {
        var defined = Start.AddMinutes(80);
        var calendar = new MaintenanceCalendar([Hour with { TurnedAt = defined }]);

        Assert.Equal([defined], TakeAll(calendar, Start.AddMinutes(81)));
    }

    [Fact]
    public void Turn_NobodyLookedForAWeek_EndsWhatHeldAndBeginsWhatHolds()
    {
        var nightly = MaintenanceRows.Recurring("0 13 * * *", "UTC", 60);
        var calendar = new MaintenanceCalendar([nightly]);
        TakeAll(calendar, Start.AddMinutes(61));

        var turns = TakeAll(calendar, Start.AddDays(7).AddMinutes(90));

        Assert.Equal([Start.AddHours(2), Start.AddDays(7).AddHours(1)], turns);
        Assert.Contains("until 2026-03-08 14:00 UTC", calendar.Describe(Guid.CreateVersion7(MaintenanceRows.Start), []));
    }

    [Fact]
    public void Turn_EndedEarly_EndsThenAndARecurringOneComesAgain()
    {
        var daily = MaintenanceRows.Recurring("0 13 * * *", "UTC", 60);
        var running = new MaintenanceCalendar([daily]);
        TakeAll(running, Start.AddMinutes(61));
        var cut = running.Changed.Single() with { CutAt = Start.AddMinutes(70) };

        var calendar = new MaintenanceCalendar([cut]);

        Assert.Equal([Start.AddMinutes(70)], TakeAll(calendar, Start.AddMinutes(70)));
        Assert.Null(calendar.NextTurn(Start.AddHours(24)));
        Assert.Equal([Start.AddHours(25)], TakeAll(calendar, Start.AddHours(25)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Turn_HoweverOftenOneLooksAndRestarts_GivesTheSameHistory(int seed)
    {
        MaintenanceWindow[] windows =
        [
            Hour,
            MaintenanceRows.Recurring("30 2 * * *", "Europe/Berlin", 90),
            MaintenanceRows.Recurring("0 */4 * * *", "UTC", 45),
        ];
        var end = Start.AddDays(40);
        var every = new MaintenanceCalendar(windows);
        for (var at = Start; at <= end; at = at.AddMinutes(15))
        {
            TakeAll(every, at);
        }

        var random = new Random(seed);
        List<string> told = [];
        var stored = windows;
        for (var at = Start; at <= end;)
        {
            // A new process each time, which knows what was saved. It looks at least once in each window.
            var process = new MaintenanceCalendar(stored);
            TakeAll(process, at);
            told.AddRange(process.News.Select(Tell));
            stored = [.. stored.Select(window => process.Changed.FirstOrDefault(changed => changed.Id == window.Id) ?? window)];
            at = at < end ? Min(end, at.AddSeconds(random.Next(1, 2400))) : end.AddTicks(1);
        }

        Assert.Equal(every.News.Select(Tell).Order(), told.Order());
    }

    [Fact]
    public void Describe_OnlyWhatTheWindowCovers()
    {
        var (chosen, other) = (Guid.CreateVersion7(MaintenanceRows.Start), Guid.CreateVersion7(MaintenanceRows.Start));
        var calendar = new MaintenanceCalendar([Hour with { AllMonitors = false, Monitors = [chosen], Tags = ["media"], Nodes = ["gpu"] }]);

        TakeAll(calendar, Start.AddHours(1));

        Assert.Equal("New disks; until 2026-03-01 14:00 UTC", calendar.Describe(chosen, []));
        Assert.NotNull(calendar.Describe(other, ["x", "media"]));
        Assert.Null(calendar.Describe(other, ["Media"], "gpu-2"));
        Assert.NotNull(calendar.Describe(other, [], "gpu"));
    }

    [Fact]
    public void Turn_SwitchedOff_Ends()
    {
        var running = new MaintenanceCalendar([Hour]);
        TakeAll(running, Start.AddHours(1));

        var calendar = new MaintenanceCalendar([running.Changed.Single() with { Enabled = false }]);

        Assert.Equal([Start.AddMinutes(75)], TakeAll(calendar, Start.AddMinutes(75)));
        Assert.Null(calendar.Describe(Guid.CreateVersion7(MaintenanceRows.Start), []));
    }

    private static DateTimeOffset Min(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private static string Tell(Nebula.Platform.Events.PlatformEvent news) => $"{news.Header.Story} {news}";

    private static List<DateTimeOffset> TakeAll(MaintenanceCalendar calendar, DateTimeOffset now)
    {
        List<DateTimeOffset> turns = [];
        while (calendar.NextTurn(now) is { } moment)
        {
            calendar.Turn(now);
            turns.Add(moment);
        }

        return turns;
    }
}
