namespace Nebula.Cli.Commands;

/// <summary>Why a command cannot go on.</summary>
/// <param name="ExitCode">One of <see cref="ExitCodes"/>.</param>
/// <param name="What">One line: what is wrong, with what was found.</param>
/// <param name="Fix">One line: what to type or do.</param>
internal sealed record Problem(int ExitCode, string What, string Fix)
{
    /// <summary>By which a program knows it, if the functions gave one: <c>user_not_found</c>.</summary>
    public string? Code { get; init; }
}
