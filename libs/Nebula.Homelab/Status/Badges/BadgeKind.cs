namespace Nebula.Homelab.Status.Badges;

/// <summary>What a badge tells of its service.</summary>
public enum BadgeKind
{
    State,
    Uptime,
    Response,
}
