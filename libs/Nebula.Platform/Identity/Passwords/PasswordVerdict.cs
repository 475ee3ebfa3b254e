namespace Nebula.Platform.Identity.Passwords;

/// <summary>What comparing a password with a stored hash found.</summary>
internal enum PasswordVerdict
{
    Wrong,

    Right,

    /// <summary>Right, but hashed at another cost than today's: hash it again while the password is at hand.</summary>
    RightButOutdated,
}
