using System.Globalization;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Nebula.Runtime.Http.Binding;

/// <summary>
/// The text of a route value. The host hands it on as its constraint reads it, and a converter then reads that as JSON:
/// TRUE under bool is true, 007 under int is 7.
/// </summary>
internal sealed class RouteValueText
{
    private static readonly Dictionary<string, Func<string, string?>> Readers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["bool"] = static text => bool.TryParse(text, out var value) ? value ? "true" : "false" : null,
        ["int"] = Whole,
        ["long"] = Whole,
        ["decimal"] = static text =>
            decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var value) ? value.ToString(CultureInfo.InvariantCulture) : null,
        ["double"] = Broken,
        ["float"] = Broken,
    };

    private readonly Func<string, string?>? _read;

    private RouteValueText(Func<string, string?>? read) => _read = read;

    public static RouteValueText AsItIs { get; } = new(null);

    /// <summary>How the value of a parameter of a route is read; a route that is no template is told of elsewhere.</summary>
    public static RouteValueText For(string? route, string name) =>
        route is null ? AsItIs : For(RoutePatternFactory.Parse(route.Trim().Trim('/')).GetParameter(name));

    public static RouteValueText For(RoutePatternParameterPart? parameter)
    {
        var read = parameter?.ParameterPolicies
            .Select(policy => policy.Content is { } constraint ? Readers.GetValueOrDefault(constraint) : null)
            .FirstOrDefault(reader => reader is not null);
        return read is null ? AsItIs : new RouteValueText(read);
    }

    public string? Of(object value)
    {
        var text = Convert.ToString(value, CultureInfo.InvariantCulture);
        return text is null || _read is null ? text : _read(text) ?? text;
    }

    private static string? Whole(string text) =>
        long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value.ToString(CultureInfo.InvariantCulture) : null;

    // Infinity and NaN are no JSON and stay as they are.
    private static string? Broken(string text) =>
        double.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value.ToString("R", CultureInfo.InvariantCulture)
            : null;
}
