using Nebula.Homelab.Status.Checks;
using Nebula.Homelab.Status.Monitors;
using Npgsql;
using Monitor = Nebula.Homelab.Status.Monitors.Monitor;

namespace Nebula.Homelab.Tests.Status;

/// <summary>Puts monitors into a test's database.</summary>
internal static class MonitorRows
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static Monitor Page(string key) => new()
    {
        Id = Guid.CreateVersion7(Start),
        Key = key,
        Source = MonitorSource.Page,
        Name = key,
        Group = "Services",
        Tags = [],
        Public = false,
        DependsOn = [],
        IntervalSeconds = 20,
        TimeoutSeconds = 10,
        Retries = 0,
        RecoverAfter = 1,
        Check = new CheckInput { Type = "tcp", Host = "127.0.0.1", Port = 9 },
        Paused = false,
        Version = 1,
        CreatedAt = Start,
        UpdatedAt = Start,
    };

    public static async Task<Monitor> AddAsync(this NpgsqlDataSource database, Monitor monitor)
    {
        await using var connection = await database.OpenConnectionAsync();
        var no = await new MonitorStore().InsertAsync(connection, monitor, CancellationToken.None);
        return monitor with { No = no };
    }
}
