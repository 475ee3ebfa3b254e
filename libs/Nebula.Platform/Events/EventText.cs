using System.Text.Json;

namespace Nebula.Platform.Events;

/// <summary>Categories, severities and phases as the database and the API have them.</summary>
public static class EventText
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    /// <summary>The value with that text; null when none has it.</summary>
    public static T? Find<T>(string text)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (Of(value) == text)
            {
                return value;
            }
        }

        return null;
    }

    internal static T Parse<T>(string text, T otherwise)
        where T : struct, Enum => Find<T>(text) ?? otherwise;
}
