namespace Nebula.Cli.Building;

/// <summary>Something that is built before the stack runs.</summary>
/// <param name="Name">As the lines call it.</param>
/// <param name="Output">The file that is there once it is built.</param>
/// <param name="Sources">Files and folders it is built from.</param>
/// <param name="Commands">Program and arguments, in order.</param>
internal sealed record BuildTarget(
    string Name, string Output, IReadOnlyList<string> Sources, string WorkingFolder, IReadOnlyList<IReadOnlyList<string>> Commands);
