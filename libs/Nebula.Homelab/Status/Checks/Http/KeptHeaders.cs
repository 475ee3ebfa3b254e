using Nebula.Platform.Errors;

namespace Nebula.Homelab.Status.Checks.Http;

/// <summary>The secret headers of a monitor, as they are sealed. The origin is among them: they go there and nowhere else, whoever changes the address.</summary>
internal sealed record KeptHeaders
{
    public static KeptHeaders None { get; } = new() { Origin = "", Values = new Dictionary<string, string>() };

    public required string Origin { get; init; }

    public required IReadOnlyDictionary<string, string> Values { get; init; }

    public static string OriginOf(Uri url) => url.GetLeftPart(UriPartial.Authority);

    /// <summary>The value of a header, if it is for this address.</summary>
    public Result<string> ValueFor(Uri url, string name)
    {
        if (!Values.TryGetValue(name, out var value))
        {
            return Error.Invalid("header_missing", "There is no value for it yet; give one.");
        }

        return Origin == OriginOf(url)
            ? value
            : Error.Invalid("header_of_another", $"The value that is kept is for {PlainText.Of(Origin)}; for another address give it again.");
    }
}
