namespace Nebula.Homelab.Status.History;

/// <summary>A stretch of time that ends now, cut into the buckets of its chart.</summary>
/// <param name="Name">As it is asked for.</param>
/// <param name="Length">How far back.</param>
/// <param name="Bucket">One point of the chart.</param>
public sealed record StatusWindow(string Name, TimeSpan Length, TimeSpan Bucket)
{
    public static IReadOnlyList<StatusWindow> All { get; } =
    [
        new("1h", TimeSpan.FromHours(1), TimeSpan.FromMinutes(1)),
        new("24h", TimeSpan.FromHours(24), TimeSpan.FromMinutes(10)),
        new("7d", TimeSpan.FromDays(7), TimeSpan.FromHours(1)),
        new("30d", TimeSpan.FromDays(30), TimeSpan.FromHours(6)),
        new("90d", TimeSpan.FromDays(90), TimeSpan.FromDays(1)),
    ];

    public static StatusWindow Default { get; } = All[1];

    public static StatusWindow? Find(string name) => All.FirstOrDefault(window => window.Name == name);
}
