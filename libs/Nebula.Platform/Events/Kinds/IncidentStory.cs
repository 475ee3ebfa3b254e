namespace Nebula.Platform.Events.Kinds;

/// <summary>The story that the events of one incident tell.</summary>
public static class IncidentStory
{
    private const string Prefix = "incident:";

    public static string Of(Guid incident) => $"{Prefix}{incident}";

    /// <summary>Whose story it is; null when it is none of an incident.</summary>
    public static Guid? Find(string story) =>
        story.StartsWith(Prefix, StringComparison.Ordinal) && Guid.TryParse(story.AsSpan(Prefix.Length), out var incident) ? incident : null;
}
