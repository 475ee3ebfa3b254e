using System.CommandLine;
using Nebula.Cli.Installation;
using Nebula.Cli.Testing;

namespace Nebula.Cli.Commands;

/// <summary><c>test</c>: everything deterministic, as CI runs it.</summary>
internal static class TestCommand
{
    public static Command Create(TimeProvider clock)
    {
        var soak = new Option<bool>("--soak") { Description = "The long proofs instead." };
        var command = new Command("test", "Run everything deterministic; ends with `N passed, N failed, N skipped`.") { soak };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var run = new TestRun(RepositoryRoot.Find(), parsed.GetValue(soak), Console.Out, clock);
            return await run.RunAsync(cancellationToken);
        });
        return command;
    }
}
