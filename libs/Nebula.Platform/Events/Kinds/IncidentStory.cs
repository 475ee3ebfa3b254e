namespace Nebula.Platform.Events.Kinds;

/// <summary>The story that the events of one incident tell.</summary>
public static class IncidentStory
{
    public static string Of(Guid incident) => $"incident:{incident}";
}
