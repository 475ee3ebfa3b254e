using System.CommandLine;
using Nebula.Cli.Benchmarks;
using Nebula.Cli.Installation;

namespace Nebula.Cli.Commands;

/// <summary><c>bench</c>: the measurements whose results stand in bench/README.md.</summary>
internal static class BenchCommand
{
    public static Command Create(TimeProvider clock)
    {
        var what = new Argument<string>("what") { Description = "stack: how soon it runs and what it uses when idle; status: a thousand monitors (Linux).", DefaultValueFactory = _ => "stack" };
        what.AcceptOnlyFromAmong("stack", "status");
        var command = new Command("bench", "Measure; exit code 1 when a bound does not hold.") { what };
        command.SetAction((result, cancellationToken) => result.GetRequiredValue(what) == "status"
            ? new StatusBenchmark(RepositoryRoot.Find(), Console.Out, clock).RunAsync(cancellationToken)
            : new StackBenchmark(RepositoryRoot.Find(), Console.Out, clock).RunAsync(cancellationToken));
        return command;
    }
}
