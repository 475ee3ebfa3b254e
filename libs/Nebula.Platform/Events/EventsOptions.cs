using System.ComponentModel.DataAnnotations;
using Nebula.Platform.Configuration;

namespace Nebula.Platform.Events;

/// <summary>How long events are kept.</summary>
public sealed class EventsOptions
{
    public const string SectionName = "Events";

    [EnvironmentVariable("NEBULA_EVENTS_RETENTION", "How long events are kept, 1d to 3650d.", Example = "90d")]
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00", ErrorMessage = "must be 1d to 3650d")]
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(90);
}
