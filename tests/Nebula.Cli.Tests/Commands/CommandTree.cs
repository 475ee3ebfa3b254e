using System.CommandLine;
using Nebula.Cli.Commands;

namespace Nebula.Cli.Tests.Commands;

/// <summary>Every command that does something, under the name that is typed: <c>user add</c>.</summary>
internal static class CommandTree
{
    public static IReadOnlyDictionary<string, Command> Leaves { get; } =
        NebulaCommand.Create(TimeProvider.System).Subcommands.SelectMany(command => Below(command, "")).ToDictionary(leaf => leaf.Name, leaf => leaf.Command);

    private static IEnumerable<(string Name, Command Command)> Below(Command command, string before)
    {
        var name = before + command.Name;
        return (command.Action is null ? [] : new[] { (name, command) }).Concat(command.Subcommands.SelectMany(next => Below(next, name + " ")));
    }
}
