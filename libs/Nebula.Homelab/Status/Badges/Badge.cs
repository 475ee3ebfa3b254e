namespace Nebula.Homelab.Status.Badges;

/// <summary>What stands on a badge.</summary>
/// <param name="Label">On the left.</param>
/// <param name="Value">On the right.</param>
/// <param name="Color">Behind the value, one of <see cref="BadgeColors"/>.</param>
internal sealed record Badge(string Label, string Value, string Color)
{
    public bool IsSquare { get; init; }
}
