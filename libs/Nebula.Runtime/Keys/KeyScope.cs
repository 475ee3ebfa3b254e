namespace Nebula.Runtime.Keys;

/// <summary>A list of keys.</summary>
/// <param name="Kind">Which keys.</param>
/// <param name="Function">The function in lower case (names of functions know no letter case); empty for the host's.</param>
internal sealed record KeyScope(KeyKind Kind, string Function = "")
{
    public static KeyScope System { get; } = new(KeyKind.System);

    public static KeyScope Host { get; } = new(KeyKind.Host);

    public static KeyScope Of(string function) => new(KeyKind.Function, function.ToLowerInvariant());

    public override string ToString() => Kind switch
    {
        KeyKind.System => "the host (system keys)",
        KeyKind.Host => "the host (function keys)",
        _ => $"function {Function}",
    };
}
