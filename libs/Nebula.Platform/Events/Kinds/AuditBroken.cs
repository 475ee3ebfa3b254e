using System.Globalization;

namespace Nebula.Platform.Events.Kinds;

/// <summary>The nightly walk along the audit log found that it is not what was written.</summary>
/// <param name="Seq">The first row that does not hold.</param>
/// <param name="Code">What is wrong with it.</param>
/// <param name="Detail">For people.</param>
public sealed record AuditBroken(long Seq, string Code, string Detail) : PlatformEvent
{
    public override EventHeader Header => new(
        "audit.broken", EventCategory.Security, EventSeverity.Critical, "audit", $"The audit log is not what was written: {Detail}")
    {
        Subject = string.Create(CultureInfo.InvariantCulture, $"audit:{Seq}"),
    };
}
