using System.Globalization;
using System.Text;

namespace Nebula.Homelab.Status.Monitors;

/// <summary>From a name to a key: lower case letters, digits and single hyphens.</summary>
public static class Slug
{
    private const int MaxLength = 60;

    /// <summary>"Plex (Küche)" becomes <c>plex-kuche</c>; a name without a single letter or digit of ASCII becomes <c>monitor</c>.</summary>
    public static string Of(string name)
    {
        var slug = new StringBuilder(name.Length);
        foreach (var letter in name.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                slug.Append(char.ToLowerInvariant(letter));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        slug.Length = Math.Min(slug.Length, MaxLength);
        var text = slug.ToString().TrimEnd('-');
        return text.Length > 0 ? text : "monitor";
    }
}
