using System.Text;

namespace Nebula.Homelab.Status.Checks.Conditions;

/// <summary>Text as it stands in a condition: in double quotes; a backslash is doubled only where it would take the next character along.</summary>
internal static class QuotedText
{
    public static string Of(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var escapes = text[i] == '"' || (text[i] == '\\' && (i + 1 == text.Length || text[i + 1] is '"' or '\\'));
            quoted.Append(escapes ? "\\" : "").Append(text[i]);
        }

        return quoted.Append('"').ToString();
    }
}
