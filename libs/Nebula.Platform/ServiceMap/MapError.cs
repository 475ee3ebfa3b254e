namespace Nebula.Platform.ServiceMap;

/// <summary>What is wrong with the map, and where.</summary>
/// <param name="Line">From 1; 0 when it is about the file as a whole (it is missing, or too large).</param>
/// <param name="Column">From 1; 0 as with <paramref name="Line"/>.</param>
/// <param name="Message">What is wrong. Never quotes the value of a variable.</param>
/// <param name="Hint">What would be right, if that can be said.</param>
public sealed record MapError(int Line, int Column, string Message, string? Hint = null)
{
    public override string ToString() => $"{Line}:{Column} {Message}{(Hint is null ? "" : $" ({Hint})")}";
}
