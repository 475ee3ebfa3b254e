using System.Globalization;
using System.Text.RegularExpressions;

namespace Nebula.Platform.Identity.Passwords;

/// <summary>A stored password in PHC string format: <c>$argon2id$v=19$m=19456,t=5,p=1$salt$hash</c>.</summary>
/// <remarks>https://github.com/P-H-C/phc-string-format/blob/master/phc-sf-spec.md</remarks>
internal sealed partial record PasswordHash(Argon2Cost Cost, byte[] Salt, byte[] Hash)
{
    // What a stored hash may ask of this machine; a corrupted row must not take all its memory.
    private const int MaxMemoryKib = 1024 * 1024;
    private const int MaxPasses = 64;

    public static PasswordHash Parse(string text)
    {
        var match = Format().Match(text);
        if (!match.Success)
        {
            throw new FormatException("The stored password hash is not an Argon2id PHC string.");
        }

        var cost = new Argon2Cost(Number(match.Groups["m"]), Number(match.Groups["t"]));
        return cost is { MemoryKib: <= MaxMemoryKib, Passes: <= MaxPasses }
            ? new PasswordHash(cost, Decode(match.Groups["salt"].Value), Decode(match.Groups["hash"].Value))
            : throw new FormatException("The stored password hash asks for more than this program computes.");
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"$argon2id$v=19$m={Cost.MemoryKib},t={Cost.Passes},p={Argon2Cost.Lanes}${Encode(Salt)}${Encode(Hash)}");

    private static int Number(Group group) => int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=');

    private static byte[] Decode(string text) => Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='));

    [GeneratedRegex(@"^\$argon2id\$v=19\$m=(?<m>\d{1,8}),t=(?<t>\d{1,3}),p=1\$(?<salt>[A-Za-z0-9+/]{22})\$(?<hash>[A-Za-z0-9+/]{43})$")]
    private static partial Regex Format();
}
