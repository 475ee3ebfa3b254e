using System.Globalization;

namespace Nebula.Homelab.Status.Live;

/// <summary>Where an event stands: the position in the feed, and its place within that row. The same in every process.</summary>
public readonly record struct FeedEventId(long Position, int Index) : IComparable<FeedEventId>
{
    /// <summary>Behind everything of a row.</summary>
    public const int End = 999_999;

    public static FeedEventId? Parse(string? text)
    {
        return text?.Split('-') is [var position, var index]
            && long.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            && int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            ? new FeedEventId(row, place)
            : null;
    }

    public int CompareTo(FeedEventId other) => (Position, Index).CompareTo((other.Position, other.Index));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Position}-{Index}");
}
