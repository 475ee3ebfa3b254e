using Nebula.Platform.Errors;

namespace Nebula.Platform.Identity.Passkeys;

/// <summary>What a person calls a passkey.</summary>
internal static class PasskeyText
{
    private const int MaxLength = 60;

    public static Result<string> Read(string name)
    {
        var read = name.Trim();
        return read.Length is > 0 and <= MaxLength && !read.Any(char.IsControl)
            ? read
            : Error.Invalid("passkey_name_invalid", "The name cannot be taken.", new FieldError("name", $"1 to {MaxLength} characters."));
    }
}
