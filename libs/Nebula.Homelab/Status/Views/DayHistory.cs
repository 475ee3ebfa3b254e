namespace Nebula.Homelab.Status.Views;

/// <summary>The days of a service in short: of most there is nothing to tell, and a page has many services.</summary>
public sealed record DayHistory
{
    private const char Up = 'u';
    private const char Nothing = '-';
    private const char Told = 't';

    /// <summary>The day of the last mark, in UTC.</summary>
    public required DateOnly Last { get; init; }

    /// <summary>One letter a day, oldest first: u up for as long as it was known, - nothing known, t told in <see cref="Days"/>.</summary>
    public required string Marks { get; init; }

    /// <summary>The days that are told, oldest first.</summary>
    public required IReadOnlyList<StatusDay> Days { get; init; }

    /// <param name="days">One after the other, oldest first; at least one.</param>
    public static DayHistory Of(IReadOnlyList<StatusDay> days)
    {
        var last = days[^1].Date;
        return new DayHistory
        {
            Last = last,
            Marks = string.Concat(days.Select(day => MarkOf(day, last))),
            Days = [.. days.Where(day => MarkOf(day, last) == Told)],
        };
    }

    // The last day is not over, and who reads wants to know how much of it was.
    private static char MarkOf(StatusDay day, DateOnly last) => day switch
    {
        { Incidents.Count: > 0 } or { DegradedSeconds: > 0 } or { DownSeconds: > 0 } => Told,
        { UpSeconds: 0 } => Nothing,
        { UnknownSeconds: > 0 } => Told,
        _ => day.Date == last ? Told : Up,
    };
}
