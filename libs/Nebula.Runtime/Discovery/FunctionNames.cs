namespace Nebula.Runtime.Discovery;

/// <summary>Names that the host takes. The analyzers compile this file, too.</summary>
internal static class FunctionNames
{
    private const int MaxLength = 128;

    /// <summary>A letter, then letters, digits, _ or -; "host" is the host's own.</summary>
    public static bool IsFunctionName(string name) =>
        Starts(name) && name.All(c => IsLetterOrDigit(c) || c is '_' or '-') && !name.Equals("host", StringComparison.OrdinalIgnoreCase);

    /// <summary>A letter, then letters and digits.</summary>
    public static bool IsBindingName(string name) => Starts(name) && name.All(IsLetterOrDigit);

    private static bool Starts(string name) => name.Length is > 0 and <= MaxLength && IsLetter(name[0]);

    private static bool IsLetterOrDigit(char c) => IsLetter(c) || c is >= '0' and <= '9';

    private static bool IsLetter(char c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z';
}
