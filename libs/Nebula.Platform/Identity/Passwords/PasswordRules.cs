using Nebula.Platform.Errors;

namespace Nebula.Platform.Identity.Passwords;

/// <summary>Which passwords are taken. Length decides, as NIST SP 800-63B has it; no rules about kinds of characters.</summary>
internal static class PasswordRules
{
    public const int MinLength = 10;
    public const int MaxLength = 256;

    /// <summary>What is wrong with the password, or null.</summary>
    public static FieldError? Check(string password, string userName) => Message(password, userName) is { } message
        ? new FieldError("password", message)
        : null;

    /// <summary>Nobody has a longer password; the work of comparing must not grow with what a stranger sends.</summary>
    public static string Limit(string password) => password.Length <= MaxLength ? password : password[..(MaxLength + 1)];

    private static string? Message(string password, string userName)
    {
        if (password.Length > MaxLength)
        {
            return $"The password may have at most {MaxLength} characters.";
        }

        if (password.EnumerateRunes().Count() < MinLength)
        {
            return $"The password needs at least {MinLength} characters. A few words in a row are easy to remember.";
        }

        if (password.Trim().Equals(userName.Trim(), StringComparison.OrdinalIgnoreCase))
        {
            return "The password must not be the user name.";
        }

        return password.Distinct().Count() < 4 || CommonPasswords.Contains(password)
            ? "This password is one of the first that anybody would try. Take another."
            : null;
    }
}
