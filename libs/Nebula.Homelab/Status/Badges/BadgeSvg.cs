using System.Globalization;
using System.Security;

namespace Nebula.Homelab.Status.Badges;

/// <summary>
/// Draws a badge as SVG 1.1. Nothing in it runs, loads or has an id, so it is the same alone, as an image, and pasted into a page among
/// others. <c>textLength</c> holds the words in their place where the font is another.
/// </summary>
internal static class BadgeSvg
{
    private const int Height = 20;
    private const int Padding = 6;

    public static string Write(Badge badge)
    {
        var (label, value) = (SecurityElement.Escape(badge.Label), SecurityElement.Escape(badge.Value));
        var (labelText, valueText) = (BadgeFont.WidthOf(badge.Label), BadgeFont.WidthOf(badge.Value));
        var (left, right) = (labelText == 0 ? 0 : labelText + (2 * Padding), valueText + (2 * Padding));
        var corner = badge.IsSquare ? 0 : 3;
        var said = labelText == 0 ? value : $"{label}: {value}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
             <svg xmlns="http://www.w3.org/2000/svg" width="{left + right}" height="{Height}" viewBox="0 0 {left + right} {Height}" role="img" aria-label="{said}">
             <title>{said}</title>
             {Plate(0, left + right, corner, badge.Color)}
             {(left == 0 ? "" : LeftPlate(left, corner))}
             <g fill="#fff" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="11">
             {Words(label, Padding, labelText)}{Words(value, left + Padding, valueText)}
             </g>
             </svg>
             """);
    }

    private static string Plate(int x, int width, int corner, string color) =>
        string.Create(CultureInfo.InvariantCulture, $"<rect x=\"{x}\" width=\"{width}\" height=\"{Height}\" rx=\"{corner}\" fill=\"{color}\"/>");

    private static string LeftPlate(int width, int corner) => string.Create(
        CultureInfo.InvariantCulture,
        $"<path d=\"M{width} 0V{Height}H{corner}a{corner} {corner} 0 0 1-{corner}-{corner}V{corner}a{corner} {corner} 0 0 1 {corner}-{corner}Z\" fill=\"{BadgeColors.Label}\"/>");

    private static string Words(string text, int x, int width) => width == 0
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"14\" textLength=\"{width}\" lengthAdjust=\"spacingAndGlyphs\">{text}</text>");
}
